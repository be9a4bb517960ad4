package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Candidate;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollTest {

    private static final URI CLIO = URI.create("https://app.clio.com");
    private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");
    private static final Window WIDE = window("2026-01-01", "2026-10-31", "2026-11-01");
    private static final Window NARROW = window("2026-10-31", "2026-10-30", "2026-11-01");
    private static final IntegrationGroup GROUP = TestGroups.group(
            Map.of(), List.of(mapping(1, true, "Austin"), mapping(2, true, "Dallas"), mapping(3, false, "Waco")));

    @Test
    void aMatterOfADueMappingIsItsRunsToDecide() {
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(0, "2026-11-01"), false))
                .isTrue();
    }

    @Test
    void aMatterOfAMappingThatIsNotDueIsLeftForThatOnesRun() {
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(1, "2026-11-01"), false))
                .isFalse();
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(1, "2026-11-01"), true))
                .isFalse();
    }

    @Test
    void aMatterOfASwitchedOffMappingIsDecidedByWhoeverSeesIt() {
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(2, "2026-11-01"), false))
                .isTrue();
    }

    @Test
    void aMatterOfNoMappingIsDecidedByWhoeverSeesIt() {
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(-1, "2026-11-01"), false))
                .isTrue();
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate(-1, "2025-11-01"), false))
                .isFalse();
    }

    @Test
    void eachMappingsOwnWindowCountsAndNotTheWidest() {
        Poll poll = poll(Map.of(1L, NARROW, 2L, WIDE));
        assertThat(poll.isFor(candidate(0, "2026-10-20"), false)).isFalse();
        assertThat(poll.isFor(candidate(1, "2026-10-20"), false)).isTrue();
        assertThat(poll.isFor(candidate(-1, "2026-10-20"), false)).isTrue();
    }

    @Test
    void aMatterThatWasRestrictedIsDecidedAgainWhateverItsDate() {
        assertThat(poll(Map.of(1L, NARROW)).isFor(candidate(0, "2020-01-01"), true))
                .isTrue();
        assertThat(poll(Map.of(1L, NARROW)).isFor(candidate(0, "2020-01-01"), false))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Closed, true", "closed, true", "Open, false", "Pending, false", "-, false"})
    void aMatterThatHasLeftTheStatusIsNotDecided(String status, boolean decided) {
        TestMatter matter = TestMatter.closed(9, "2026-11-01");
        matter.with("status", status == null ? "null" : "\"" + status + "\"");
        Candidate candidate = new Candidate(
                matter.matter(),
                GROUP,
                Trigger.CLOSED_MATTER,
                false,
                null,
                GROUP.mappings().get(0),
                null);
        assertThat(poll(Map.of(1L, WIDE)).isFor(candidate, false)).isEqualTo(decided);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED_MATTER, closed, close_date",
        "PENDING_MATTER, pending, pending_date",
        "OPEN_MATTER, open, open_date"
    })
    void theMainQueryAsksForTheTriggersStatusAndDate(Trigger trigger, String status, String dateField) {
        URI page = Poll.firstPage(Poll.Query.MAIN, CLIO, trigger, WIDE, SINCE);
        assertThat(page.getQuery())
                .contains("&status=" + status + "&" + dateField + "[]=>2026-10-31&" + dateField + "[]=<=2026-11-01")
                .doesNotContain("updated_since");
    }

    @Test
    void theLateQueryAsksForWhatWasChangedWhateverItsDate() {
        URI page = Poll.firstPage(Poll.Query.LATE, CLIO, Trigger.CLOSED_MATTER, WIDE, SINCE);
        assertThat(page.getQuery())
                .endsWith("&status=closed&updated_since=2026-11-01T10:00:00Z")
                .doesNotContain("close_date[]");
    }

    private static Candidate candidate(int mapping, String closeDate) {
        return new Candidate(
                TestMatter.closed(9, closeDate).matter(),
                GROUP,
                Trigger.CLOSED_MATTER,
                false,
                null,
                mapping < 0 ? null : GROUP.mappings().get(mapping),
                null);
    }

    private static Poll poll(Map<Long, Window> windows) {
        return new Poll(
                1,
                1,
                GROUP,
                Trigger.CLOSED_MATTER,
                CLIO,
                null,
                windows,
                Poll.Query.MAIN,
                SINCE,
                SINCE,
                CLIO,
                Set.of(),
                Poll.State.RUNNING);
    }

    private static Mapping mapping(long id, boolean active, String location) {
        return TestGroups.mapping(id, TestGroups.FIRM, active, Map.of(PropertyKey.LOCATION_NAME, location));
    }

    private static Window window(String floor, String dateThrough, String cutoff) {
        return new Window(LocalDate.parse(floor), LocalDate.parse(dateThrough), LocalDate.parse(cutoff));
    }
}
