package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {

    private static final FirmFields FIELDS =
            new FirmFields(new BoundField("Don't Send Review", null), new BoundField("Location", null));

    private final Enrichment enrichment = new Enrichment(new Picklists(Clock.systemUTC()));

    @ParameterizedTest
    @ValueSource(strings = {"Dallas", " dallas ", "DALLAS"})
    void aMatterGoesToTheMappingOfItsLocationHoweverItIsWritten(String location) {
        Candidate candidate = candidate(TestGroups.ofLocations("Austin", "Dallas"), matter().at(location));
        assertThat(candidate.mapping().id()).isEqualTo(2);
    }

    @Test
    void aLocationThatNoMappingHasGoesToNone() {
        Candidate candidate = candidate(TestGroups.ofLocations("Austin", "Dallas"), matter().at("Dallas North"));
        assertThat(candidate.location()).isEqualTo("Dallas North");
        assertThat(candidate.mapping()).isNull();
    }

    @Test
    void aMatterWithoutLocationGoesToNoMappingOfSeveral() {
        Candidate candidate = candidate(TestGroups.ofLocations("Austin", "Dallas"), matter());
        assertThat(candidate.location()).isNull();
        assertThat(candidate.mapping()).isNull();
    }

    @Test
    void theOnlyMappingOfAFirmTakesEveryMatter() {
        assertThat(candidate(TestGroups.ofOneLocation(), matter()).mapping().id())
                .isEqualTo(1);
        assertThat(candidate(TestGroups.ofOneLocation(), matter().at("Waco"))
                        .mapping()
                        .id())
                .isEqualTo(1);
    }

    @Test
    void theOnlyMappingOfAFirmTakesNoMoreThanItsLocationOnceItHasOne() {
        assertThat(candidate(TestGroups.ofLocations("Austin"), matter()).mapping())
                .isNull();
        IntegrationGroup named = TestGroups.group(
                Map.of(PropertyKey.LOCATION_FIELD, "Location"),
                TestGroups.ofOneLocation().mappings());
        assertThat(candidate(named, matter().at("Austin")).mapping()).isNull();
    }

    @Test
    void anOptionThatNobodyKnowsIsNamedByItsId() {
        TestMatter matter = matter().field(61002, "Location", "picklist", "9002");
        Candidate candidate = candidate(TestGroups.ofLocations("Austin", "Dallas"), matter);
        assertThat(candidate.location()).isEqualTo("picklist option 9002");
        assertThat(candidate.mapping()).isNull();
    }

    @Test
    void theBoxIsReadFromTheMatter() {
        TestMatter ticked = matter().checkbox(61001, "Don't Send Review", "true");
        assertThat(candidate(TestGroups.ofOneLocation(), ticked).dontSendReview())
                .isTrue();
        assertThat(candidate(TestGroups.ofOneLocation(), matter()).dontSendReview())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"CLOSED_MATTER, 2026-10-30", "PENDING_MATTER, 2026-10-20", "OPEN_MATTER, 2026-10-10"})
    void eachTriggerGoesByItsOwnDate(Trigger trigger, LocalDate date) {
        TestMatter matter = matter().with("pending_date", "\"2026-10-20\"").with("open_date", "\"2026-10-10\"");
        Candidate candidate = enrichment.candidate(matter.matter(), TestGroups.ofOneLocation(), trigger, FIELDS);
        assertThat(candidate.date()).isEqualTo(date);
        assertThat(candidate.subject().date()).isEqualTo(date);
    }

    @Test
    void theDayOfTheLastChangeIsTheOneWhereTheBusinessIs() {
        Business sydney = new Business(1002, "Sydney", false, "Australia/Sydney", "AU");
        IntegrationGroup group = TestGroups.group(
                Map.of(),
                List.of(
                        TestGroups.mapping(1, TestGroups.FIRM, true, Map.of(PropertyKey.LOCATION_NAME, "Austin")),
                        TestGroups.mapping(2, sydney, true, Map.of(PropertyKey.LOCATION_NAME, "Sydney"))));
        String change = "2026-10-30T23:40:11-05:00";
        assertThat(candidate(group, undated(change).at("Austin")).updatedOn()).isEqualTo("2026-10-30");
        assertThat(candidate(group, undated(change).at("Sydney")).updatedOn()).isEqualTo("2026-10-31");
        assertThat(candidate(group, undated(change)).updatedOn()).isEqualTo("2026-10-30");
        assertThat(candidate(group, undated(change).at("Sydney")).subject().date())
                .isEqualTo("2026-10-31");
    }

    private static TestMatter undated(String updatedAt) {
        return TestMatter.closed(412, null).updatedAt(updatedAt);
    }

    private static TestMatter matter() {
        return TestMatter.closed(412, "2026-10-30");
    }

    private Candidate candidate(IntegrationGroup group, TestMatter matter) {
        return enrichment.candidate(matter.matter(), group, Trigger.CLOSED_MATTER, FIELDS);
    }
}
