package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.api.MappingRequests;
import io.github.cliocheckin.integration.api.Property;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes of a location's form once a person has sent it. */
class LocationFormTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void whatThePersonLeftAloneIsNotSent() {
        assertThat(sent(Map.of())).isEqualTo(new MappingRequests.Patch(null, null, null, List.of()));
        assertThat(sent(Map.of("delay", "7")))
                .isEqualTo(new MappingRequests.Patch(
                        null, null, null, List.of(new Property(PropertyKey.CUSTOMER_FETCH_DELAY, "7"))));
    }

    @Test
    void whatThePersonChangedIsSent() {
        MappingRequests.Patch patch =
                sent(Map.of("active", "false", "unit", "HOURS", "nextRun", "2030-06-01T08:00", "locationName", ""));
        assertThat(patch.active()).isFalse();
        assertThat(patch.frequency()).isEqualTo(new MappingRequests.Timing(1, "HOURS"));
        assertThat(patch.nextRunTime()).isEqualTo("2030-06-01T13:00:00Z");
        assertThat(patch.integrationProperties()).containsExactly(new Property(PropertyKey.LOCATION_NAME, null));
    }

    @Test
    void aNextRunThatIsBlankedIsAtOnce() {
        assertThat(sent(Map.of("nextRun", "")).nextRunTime()).isEqualTo(NOW.toString());
    }

    /** A button sends what it says, whatever the location is. */
    @Test
    void whatNoPageShowedIsSentAsItIs() {
        assertThat(sent(form(Map.of("active", "true"))))
                .isEqualTo(new MappingRequests.Patch(true, null, null, List.of()));
    }

    /** Of a page that was filled in so and otherwise left as it was shown. */
    private static MappingRequests.Patch sent(Map<String, String> typed) {
        Map<String, String> shown = Map.of(
                "active", "true",
                "frequency", "1",
                "unit", "DAYS",
                "nextRun", "2026-11-03T08:00",
                "locationName", "Norman",
                "webhookLocationName", "",
                "delay", "");
        Map<String, String> fields = new TreeMap<>(shown);
        fields.putAll(typed);
        shown.forEach((field, value) -> fields.put("shown." + field, value));
        return sent(form(fields));
    }

    private static MappingRequests.Patch sent(Form form) {
        return new LocationRequest(LocationForm.of(form).since(LocationForm.of(form.shown())), CHICAGO).changing(NOW);
    }

    private static Form form(Map<String, String> fields) {
        Map<String, List<String>> values = new TreeMap<>();
        fields.forEach((field, value) -> values.put(field, List.of(value)));
        return new Form(values, List.of());
    }
}
