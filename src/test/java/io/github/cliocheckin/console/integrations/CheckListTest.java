package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a location's page says of its set-up. */
class CheckListTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final FieldList.Field OPT_OUT = new FieldList.Field("Don’t send review", "checkbox", List.of());
    private static final FieldList.Field LOCATION =
            new FieldList.Field("Location", "picklist", List.of("Austin", "Norman", "Dallas"));

    @Test
    void aFirmWithOneLocationAndAKeyLacksNothing() {
        List<Check> points = points(List.of(mapping(1, null, true, null)), new FieldList(NOW, List.of(OPT_OUT)), true);
        assertThat(points).noneMatch(point -> point.state() == Check.State.WRONG);
        assertThat(points).anySatisfy(point -> assertThat(point.text()).contains("the only location"));
        assertThat(points).anySatisfy(point -> assertThat(point.state()).isEqualTo(Check.State.REMINDER));
    }

    @Test
    void whatNobodyLookedAtIsNotKnown() {
        assertThat(points(List.of(mapping(1, "Austin", true, null)), null, true))
                .filteredOn(point -> point.state() == Check.State.UNKNOWN)
                .extracting(Check::title)
                .containsExactly("Field that keeps clients from being asked", "Location field");
    }

    @Test
    void namesThatMatchNothingAreNamed() {
        List<Check> points = points(
                List.of(mapping(1, "Tulsa", true, null), mapping(2, " NORMAN", true, null)),
                new FieldList(NOW, List.of(OPT_OUT, LOCATION)),
                true);
        assertThat(wrong(points, "Location name")).contains("no option Tulsa");
        assertThat(wrong(points, "Options without a location"))
                .contains("Austin, Dallas.")
                .doesNotContain("Norman");
    }

    @Test
    void aFieldOfTheWrongTypeAndOneThatIsMissingAreToBeMended() {
        List<Check> points = points(
                List.of(mapping(1, "Austin", true, null)),
                new FieldList(NOW, List.of(new FieldList.Field("Don't Send Review", "text_line", List.of()))),
                true);
        assertThat(wrong(points, "Field that keeps clients from being asked")).contains("is no checkbox");
        assertThat(wrong(points, "Location field")).contains("no field Location");
    }

    @Test
    void amongOthersALocationWithoutANameGetsNothing() {
        assertThat(wrong(
                        points(List.of(mapping(1, null, true, null), mapping(2, "Norman", true, null)), null, true),
                        "Location"))
                .contains("no name");
    }

    @Test
    void aMissingKeyAndOneThatWasRefusedAreToBeMended() {
        assertThat(wrong(points(List.of(mapping(1, null, false, null)), null, true), "Key of the receiver"))
                .contains("nothing can be sent");
        assertThat(wrong(
                        points(List.of(mapping(1, null, true, "The receiver said 401")), null, true),
                        "Key of the receiver"))
                .contains("The receiver said 401");
    }

    @Test
    void aMissingPermissionSaysWhatClioSaid() {
        assertThat(wrong(points(List.of(mapping(1, null, true, null)), null, false), "Permission to read Contacts"))
                .contains("No access");
    }

    private static String wrong(List<Check> points, String title) {
        return points.stream()
                .filter(point -> point.title().equals(title) && point.state() == Check.State.WRONG)
                .map(Check::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not among " + points));
    }

    private static List<Check> points(List<Mapping> mappings, FieldList fields, boolean granted) {
        IntegrationGroup group = new IntegrationGroup(
                5, mappings.get(0).business(), false, false, null, Set.of(Trigger.CLOSED_MATTER), Map.of(), mappings);
        AuthorizationAnswer.PermissionAnswer contacts = new AuthorizationAnswer.PermissionAnswer(
                "Contacts", granted, granted ? null : "No access", "Grant it", NOW);
        AuthorizationAnswer authorization = new AuthorizationAnswer(
                1,
                5,
                AuthorizationAnswer.State.AUTHORIZED,
                "US",
                NOW,
                "anna",
                null,
                null,
                null,
                Arrays.asList(contacts),
                null,
                null,
                null,
                null);
        return new CheckList(group, mappings.get(0), false, authorization, fields).points();
    }

    private static Mapping mapping(long id, String location, boolean key, String paused) {
        return new Mapping(
                id,
                5,
                new Business(100 + id, null, key, null, null),
                true,
                paused,
                new Frequency(1, Frequency.Unit.DAYS),
                NOW,
                NOW,
                location == null ? Map.of() : Map.of(PropertyKey.LOCATION_NAME, location));
    }
}
