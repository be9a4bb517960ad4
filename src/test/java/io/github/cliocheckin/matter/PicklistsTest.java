package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.clio.CustomField;
import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.CustomFieldValue.PicklistOption;
import io.github.cliocheckin.clio.TestMatter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicklistsTest {

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private final Picklists picklists = new Picklists(clock);

    @Test
    void theTextComesWithTheValueIfClioAddsIt() {
        CustomFieldValue value = value("\"9002\",\"picklist_option\":{\"id\":9002,\"option\":\"Austin\"}");
        assertThat(picklists.text(1, value)).contains("Austin");
        assertThat(picklists.mustLookUp(1, value, clock.instant())).isFalse();
    }

    @Test
    void aTextThatClioLeavesOutIsKnownFromOneLookAtTheFirmsFields() {
        CustomFieldValue number = value("9002");
        CustomFieldValue text = value("\"9002\",\"picklist_option\":{\"id\":9002}");
        assertThat(picklists.mustLookUp(1, number, clock.instant())).isTrue();
        assertThat(picklists.mustLookUp(1, text, clock.instant())).isTrue();
        picklists.remember(1, fields(9002, "Austin"));
        assertThat(picklists.mustLookUp(1, number, clock.instant())).isFalse();
        assertThat(picklists.text(1, number)).contains("Austin");
        assertThat(picklists.text(1, text)).contains("Austin");
    }

    @Test
    void oneFirmsOptionsAreNotAnothers() {
        picklists.remember(1, fields(9002, "Austin"));
        assertThat(picklists.text(2, value("9002"))).isEmpty();
        assertThat(picklists.mustLookUp(2, value("9002"), clock.instant())).isTrue();
    }

    @Test
    void anOptionThatIsStillNotKnownIsLookedForOnceMoreByTheNextPoll() {
        picklists.remember(1, fields(9002, "Austin"));
        assertThat(picklists.text(1, value("9003"))).isEmpty();
        assertThat(picklists.mustLookUp(1, value("9003"), clock.instant())).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(picklists.mustLookUp(1, value("9003"), clock.instant())).isTrue();
        assertThat(picklists.mustLookUp(1, value("9002"), clock.instant())).isFalse();
    }

    @Test
    void anOptionThatTheFirmDeletedIsStillKnown() {
        picklists.remember(1, fields(9002, "Austin"));
        picklists.remember(1, fields(9003, "Dallas"));
        assertThat(picklists.text(1, value("9002"))).contains("Austin");
        assertThat(picklists.text(1, value("9003"))).contains("Dallas");
    }

    @Test
    void aFieldThatIsNoPicklistHoldsItsTextItself() {
        CustomFieldValue line = TestMatter.closed(1, "2026-10-30")
                .at("Austin")
                .matter()
                .customFieldValues()
                .get(0);
        assertThat(picklists.text(1, line)).contains("Austin");
        assertThat(picklists.mustLookUp(1, line, clock.instant())).isFalse();
    }

    private static List<CustomField> fields(long optionId, String option) {
        return List.of(
                new CustomField(61001L, "Review", "checkbox", null),
                new CustomField(61002L, "Location", "picklist", List.of(new PicklistOption(optionId, option))));
    }

    private static CustomFieldValue value(String json) {
        return TestMatter.closed(1, "2026-10-30")
                .entry("{\"id\":\"picklist-702\",\"field_name\":\"Location\",\"field_type\":\"picklist\",\"value\":"
                        + json + "}")
                .matter()
                .customFieldValues()
                .get(0);
    }
}
