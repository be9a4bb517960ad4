package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule alone: what it lets pass, and what it says of what it does not. */
class RulesTest {

    private final Rules rules = new Rules(Duration.ofDays(30));
    private final TestMatter matter = TestMatter.closed(412, "2026-10-30");

    @Test
    void aTickedBoxRestrictsTheMatter() {
        assertRestricted(
                rules::dontSendReview,
                candidate(TestGroups.ofOneLocation(), true, null, 0),
                "DONT_SEND_REVIEW",
                "Matters don't send review request custom field value is true");
        assertPasses(rules::dontSendReview, candidate(TestGroups.ofOneLocation(), false, null, 0));
    }

    @Test
    void aFirmOfOneLocationNeedsNoneOnTheMatter() {
        assertPasses(rules::location, candidate(TestGroups.ofOneLocation(), false, null, 0));
    }

    @Test
    void aMatterOfAFirmWithSeveralLocationsMustNameOne() {
        assertRestricted(
                rules::location,
                candidate(TestGroups.ofLocations("Austin", "Dallas"), false, null, -1),
                "LOCATION_MISSING",
                "The matter has no value in the location custom field");
    }

    @Test
    void aLocationThatNoMappingHasIsNamed() {
        assertRestricted(
                rules::location,
                candidate(TestGroups.ofLocations("Austin", "Dallas"), false, "Waco", -1),
                "LOCATION_UNMAPPED",
                "No mapping of this group has the matter's location (Waco)");
    }

    @Test
    void aGroupWithoutMappingsHasNoneForAnyMatter() {
        assertRestricted(
                rules::location,
                candidate(TestGroups.group(Map.of(), List.of()), false, null, -1),
                "LOCATION_UNMAPPED",
                "No mapping of this group has the matter's location");
    }

    @Test
    void aMappingThatIsSwitchedOffTakesNothing() {
        Mapping off = TestGroups.mapping(1, TestGroups.FIRM, false, Map.of(PropertyKey.LOCATION_NAME, "Austin"));
        assertRestricted(
                rules::location,
                candidate(TestGroups.group(Map.of(), List.of(off)), false, "Austin", 0),
                "LOCATION_INACTIVE",
                "The mapping of the matter's location is switched off");
    }

    @Test
    void aMatterWithoutClientIsRestricted() {
        matter.with("client", "null");
        assertClientMissing();
    }

    @Test
    void aClientThatTheUserMayNotSeeIsRestricted() {
        matter.with("client", "{\"id\":500778,\"redacted\":true}");
        assertClientMissing();
    }

    private void assertClientMissing() {
        assertRestricted(
                rules::client,
                candidate(TestGroups.ofOneLocation(), false, null, 0),
                "CLIENT_MISSING",
                "The matter has no client, or the authorizing user may not see the client");
    }

    @Test
    void aClientThatCannotBeReachedIsNamedWithBothValuesAsRead() {
        matter.client("Marisol Vega", "m.vega@", "555-01");
        assertRestricted(
                rules::contact,
                candidate(TestGroups.ofOneLocation(), false, null, 0),
                "NO_VALID_CONTACT",
                "Either of Phone or Email should be valid for the creation of customer Email:m.vega@ Phone :555-01");
    }

    @Test
    void oneOfTheTwoWaysToReachTheClientIsEnough() {
        matter.client("Marisol Vega", "m.vega@", "(512) 555-0123");
        Candidate byPhone = rules.contact(candidate(TestGroups.ofOneLocation(), false, null, 0));
        assertThat(byPhone.contact()).isEqualTo(new Contact(null, "5125550123", "+15125550123"));
        matter.client("Marisol Vega", "m.vega@example.com", null);
        Candidate byEmail = rules.contact(candidate(TestGroups.ofOneLocation(), false, null, 0));
        assertThat(byEmail.contact()).isEqualTo(new Contact("m.vega@example.com", null, null));
    }

    @Test
    void aClientWithoutANameIsRestricted() {
        matter.client("  ", "m.vega@example.com", null);
        assertRestricted(
                rules::name,
                candidate(TestGroups.ofOneLocation(), false, null, 0),
                "NAME_MISSING",
                "The client has no usable name");
    }

    @Test
    void inBetaNothingIsSent() {
        assertRestricted(
                rules::beta,
                candidate(TestGroups.inBeta(TestGroups.ofOneLocation()), false, null, 0),
                "INTEGRATION_BETA",
                "Integration is beta");
        assertPasses(rules::beta, candidate(TestGroups.ofOneLocation(), false, null, 0));
    }

    @Test
    void aMatterThatNoRuleSpokeAgainstBecomesACheckIn() {
        matter.client("Marisol Vega", "M.Vega@example.com", "(512) 555-0123");
        CheckIn checkIn =
                rules.cooldown(rules.checkIn(rules.contact(candidate(TestGroups.ofOneLocation(), false, null, 0))));
        assertThat(checkIn.subject())
                .isEqualTo(new Decision.Subject(412, "00412-Vega", LocalDate.parse("2026-10-30"), 1L, 1001L, "Closed"));
        assertThat(checkIn.request())
                .isEqualTo(new CheckInRequest(
                        "Marisol Vega",
                        "M.Vega@example.com",
                        "5125550123",
                        1,
                        "500412",
                        Map.of("Integration Trigger", "Closed Matter")));
        assertThat(checkIn.person()).isEqualTo(new CheckIn.Person("m.vega@example.com", "+15125550123"));
        assertThat(checkIn.cooldown()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void withoutAPhoneNumberTextMessagesAreSwitchedOff() {
        CheckIn checkIn = rules.checkIn(rules.contact(candidate(TestGroups.ofOneLocation(), false, null, 0)));
        assertThat(checkIn.request().smsEnabled()).isZero();
        assertThat(checkIn.request().phone()).isNull();
    }

    @Test
    void anOperatorsOwnRuleRestrictsUnderItsOwnCode() {
        RestrictedException why = catchThrowableOfType(
                RestrictedException.class, () -> rules.restrict("FAMILY_LAW", "Clients of family law are not asked"));
        Restriction restriction = rules.restriction(candidate(TestGroups.ofOneLocation(), false, null, 0), why);
        assertThat(restriction.code()).isEqualTo("FAMILY_LAW");
        assertThat(restriction.text()).isEqualTo("Clients of family law are not asked");
        assertThat(restriction.subject().matterId()).isEqualTo(412);
        assertThat(restriction.trace().verdicts())
                .containsExactly(new Verdict(Rule.OWN, "what its step asks for", "FAMILY_LAW"));
    }

    private Candidate candidate(IntegrationGroup group, boolean ticked, String location, int mapping) {
        return new Candidate(
                matter.matter(),
                group,
                Trigger.CLOSED_MATTER,
                ticked,
                location,
                mapping < 0 ? null : group.mappings().get(mapping),
                null);
    }

    @Test
    void eachRuleLeavesWhatItReadAndSaid() {
        matter.client("Marisol Vega", "m.vega@", "(512) 555-0123");
        Candidate candidate = candidate(TestGroups.ofLocations("Austin", "Dallas"), false, "Austin", 0);
        candidate = rules.location(rules.dontSendReview(candidate));
        candidate = rules.beta(rules.name(rules.contact(rules.client(candidate))));
        assertThat(rules.checkIn(candidate).trace().verdicts())
                .containsExactly(
                        Verdict.passed(Rule.DONT_SEND_REVIEW, "Don't Send Review: not ticked"),
                        Verdict.passed(Rule.LOCATION, "Location: Austin; mapping 1 of business 1001"),
                        Verdict.passed(Rule.CLIENT, "contact 500412"),
                        Verdict.passed(Rule.CONTACT, "e-mail address: not valid; phone number: valid"),
                        Verdict.passed(Rule.NAME, "a name"),
                        Verdict.passed(Rule.BETA, "not in beta"));
    }

    @Test
    void theRuleThatSpeaksAgainstAMatterIsTheLastAndNamesNobody() {
        matter.client("Marisol Vega", "m.vega@", "555-01");
        Candidate candidate = rules.client(candidate(TestGroups.ofOneLocation(), false, null, 0));
        RestrictedException why = catchThrowableOfType(RestrictedException.class, () -> rules.contact(candidate));
        Restriction restriction = rules.restriction(candidate, why);
        assertThat(restriction.text()).contains("m.vega@", "555-01");
        assertThat(restriction.trace().verdicts())
                .containsExactly(
                        Verdict.passed(Rule.CLIENT, "contact 500412"),
                        new Verdict(
                                Rule.CONTACT,
                                "e-mail address: not valid; phone number: not valid",
                                "NO_VALID_CONTACT"));
    }

    private static void assertPasses(UnaryOperator<Candidate> rule, Candidate candidate) {
        Candidate passed = rule.apply(candidate);
        assertThat(passed.subject()).isEqualTo(candidate.subject());
        assertThat(passed.trace().verdicts()).singleElement().matches(verdict -> verdict.code() == null);
    }

    private static void assertRestricted(UnaryOperator<Candidate> rule, Candidate candidate, String code, String text) {
        RestrictedException why = catchThrowableOfType(RestrictedException.class, () -> rule.apply(candidate));
        assertThat(why).isNotNull();
        assertThat(why.code()).isEqualTo(code);
        assertThat(why).hasMessage(text);
        assertThat(why.toString()).as("what a log would show").doesNotContain(text);
        assertThat(why.verdict().code()).isEqualTo(code);
    }
}
