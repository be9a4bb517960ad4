package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.ReceiverCheck;
import io.github.cliocheckin.connect.AuthorizationAnswer;
import io.github.cliocheckin.connect.FieldList;
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
    private static final Set<Trigger> POLLED = Set.of(Trigger.CLOSED_MATTER);
    private static final Set<Trigger> WITH_WEBHOOK = Set.of(Trigger.CLOSED_MATTER, Trigger.MATTER_WEBHOOK);
    private static final FieldList.Field OPT_OUT = new FieldList.Field("Don’t send review", "checkbox", List.of());
    private static final FieldList.Field LOCATION =
            new FieldList.Field("Location", "picklist", List.of("Austin", "Norman", "Dallas"));

    @Test
    void aFirmWithOneLocationAndAKeyLacksNothing() {
        List<Check> points = points(
                List.of(mapping(1, (String) null, true, null)), new FieldList(NOW, List.of(OPT_OUT), true), true);
        assertThat(points).noneMatch(point -> point.state() == Check.State.WRONG);
        assertThat(points).anySatisfy(point -> assertThat(point.text()).contains("the only location"));
        assertThat(points).anySatisfy(point -> assertThat(point.state()).isEqualTo(Check.State.REMINDER));
    }

    @Test
    void whatNobodyLookedAtIsNotKnown() {
        assertThat(points(List.of(mapping(1, "Austin", true, null)), null, true))
                .filteredOn(point -> point.state() == Check.State.UNKNOWN)
                .extracting(Check::title)
                .containsExactly(
                        "Field that keeps clients from being asked", "Location field", "The receiver takes the key");
    }

    @Test
    void namesThatMatchNothingAreNamed() {
        List<Check> points = points(
                List.of(mapping(1, "Tulsa", true, null), mapping(2, " NORMAN", true, null)),
                new FieldList(NOW, List.of(OPT_OUT, LOCATION), true),
                true);
        assertThat(wrong(points, "Location name")).contains("no option Tulsa");
        assertThat(wrong(points, "Options without a location"))
                .contains("Austin, Dallas.")
                .doesNotContain("Norman");
    }

    @Test
    void eachOfALocationsTwoNamesIsLookedForAmongTheOptions() {
        Mapping both = mapping(
                1,
                Map.of(PropertyKey.LOCATION_NAME, "Austin", PropertyKey.WEBHOOK_LOCATION_NAME, "Boston"),
                true,
                null);
        FieldList fields = new FieldList(NOW, List.of(OPT_OUT, LOCATION), true);
        List<Check> points = points(List.of(both), fields, true, WITH_WEBHOOK, ReceiverCheck.NOT_ASKED);
        assertThat(wrong(points, "Location name (webhook trigger)")).contains("no option Boston");
        assertThat(points).anySatisfy(point -> assertThat(point.text()).contains("has the option Austin"));
        assertThat(points(List.of(both), fields, true))
                .as("without that trigger its name is of no use")
                .noneMatch(point -> point.title().equals("Location name (webhook trigger)"));

        Mapping webhookOnly = mapping(1, Map.of(PropertyKey.WEBHOOK_LOCATION_NAME, "Austin"), true, null);
        assertThat(wrong(points(List.of(webhookOnly), fields, true, WITH_WEBHOOK, ReceiverCheck.NOT_ASKED), "Location"))
                .contains("no name for the polled triggers");
    }

    @Test
    void aFieldOfTheWrongTypeAndOneThatIsMissingAreToBeMended() {
        List<Check> points = points(
                List.of(mapping(1, "Austin", true, null)),
                new FieldList(NOW, List.of(new FieldList.Field("Don't Send Review", "text_line", List.of())), true),
                true);
        assertThat(wrong(points, "Field that keeps clients from being asked")).contains("is no checkbox");
        assertThat(wrong(points, "Location field")).contains("no field Location");
    }

    @Test
    void ofFieldsBeyondTheFirstPageNothingIsClaimed() {
        assertThat(points(List.of(mapping(1, "Austin", true, null)), new FieldList(NOW, List.of(), false), true))
                .filteredOn(point ->
                        point.title().startsWith("Field that") || point.title().equals("Location field"))
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.state()).isEqualTo(Check.State.UNKNOWN));
    }

    @Test
    void amongOthersALocationWithoutANameGetsNothing() {
        assertThat(wrong(
                        points(
                                List.of(mapping(1, (String) null, true, null), mapping(2, "Norman", true, null)),
                                null,
                                true),
                        "Location"))
                .contains("no name");
    }

    @Test
    void aMissingKeyAndOneThatWasRefusedAreToBeMended() {
        assertThat(wrong(points(List.of(mapping(1, (String) null, false, null)), null, true), "Key of the receiver"))
                .contains("nothing can be sent");
        assertThat(wrong(
                        points(List.of(mapping(1, (String) null, true, "The receiver said 401")), null, true),
                        "Key of the receiver"))
                .contains("The receiver said 401");
    }

    @Test
    void whatTheReceiverSaidOfTheKeyIsTold() {
        assertThat(key(ReceiverCheck.Result.TAKEN).state()).isEqualTo(Check.State.GOOD);
        assertThat(key(ReceiverCheck.Result.TAKEN).at()).isEqualTo(NOW);
        Check refused = key(ReceiverCheck.Result.KEY_REFUSED);
        assertThat(refused.state()).isEqualTo(Check.State.WRONG);
        assertThat(refused.text()).contains("The receiver answered 401");
        assertThat(refused.advice()).contains("Settings, Integrations, API");
        assertThat(key(ReceiverCheck.Result.BUSINESS_REFUSED).text()).contains("business 101");
        Check unsettled = key(ReceiverCheck.Result.UNSETTLED);
        assertThat(unsettled.state()).isEqualTo(Check.State.UNKNOWN);
        assertThat(unsettled.advice()).contains("checkin.url");
    }

    @Test
    void whereCheckInsGoElsewhereNoKeyIsMissed() {
        List<Check> points =
                points(List.of(mapping(1, (String) null, false, null)), null, true, POLLED, ReceiverCheck.ELSEWHERE);
        assertThat(points).noneMatch(point -> point.state() == Check.State.WRONG);
        assertThat(points).anySatisfy(point -> assertThat(point.text()).contains("cannot be checked from here"));
    }

    private static Check key(ReceiverCheck.Result result) {
        return points(
                        List.of(mapping(1, (String) null, true, null)),
                        null,
                        true,
                        POLLED,
                        new ReceiverCheck(result, "The receiver answered 401 with code 1161.", NOW))
                .stream()
                .filter(point -> point.title().equals("The receiver takes the key"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMissingPermissionSaysWhatClioSaid() {
        assertThat(wrong(
                        points(List.of(mapping(1, (String) null, true, null)), null, false),
                        "Permission to read Contacts"))
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
        return points(mappings, fields, granted, POLLED, ReceiverCheck.NOT_ASKED);
    }

    private static List<Check> points(
            List<Mapping> mappings, FieldList fields, boolean granted, Set<Trigger> triggers, ReceiverCheck receiver) {
        IntegrationGroup group =
                new IntegrationGroup(5, mappings.get(0).business(), false, false, null, triggers, Map.of(), mappings);
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
        return CheckList.of(group, mappings.get(0), false, authorization, fields, receiver);
    }

    private static Mapping mapping(long id, String location, boolean key, String paused) {
        return mapping(id, location == null ? Map.of() : Map.of(PropertyKey.LOCATION_NAME, location), key, paused);
    }

    private static Mapping mapping(long id, Map<String, String> properties, boolean key, String paused) {
        return new Mapping(
                id,
                5,
                new Business(100 + id, null, key, null, null),
                true,
                paused,
                new Frequency(1, Frequency.Unit.DAYS),
                NOW,
                NOW,
                properties);
    }
}
