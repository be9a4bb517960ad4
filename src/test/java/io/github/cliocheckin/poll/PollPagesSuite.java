package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.checkin.LeaseEndedException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** How pages are read and committed, on whatever database. */
abstract class PollPagesSuite extends PollingSuite {

    PollPagesSuite(TestDatabases kind) {
        super(kind);
    }

    @Test
    void theWatermarkMovesWithTheLastPageAndNotBefore() {
        long mapping = group.mapping();
        Instant due = nextRunAt(mapping);
        Instant started = clock.instant();
        Poll poll = begin();
        poll = read(poll, NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        clock.pass(Duration.ofSeconds(20));
        poll = read(poll, null, TestMatter.closed(2, "2026-11-01"));
        assertThat(poll.query()).isEqualTo(Poll.Query.LATE);
        assertThat(poll.isRunning()).isTrue();
        assertThat(dateThrough(mapping)).isEqualTo("2026-10-31");
        assertThat(nextRunAt(mapping)).isEqualTo(due);
        assertThat(ledger()).containsExactly("1 PENDING", "2 PENDING");

        poll = read(poll, null);
        assertThat(poll.isRunning()).isFalse();
        assertThat(dateThrough(mapping)).isEqualTo("2026-11-01");
        assertThat(updatedThrough(mapping))
                .as("the poll's start, not its end")
                .isCloseTo(started, within(1, ChronoUnit.MILLIS));
        assertThat(nextRunAt(mapping)).isEqualTo(due.plus(Duration.ofDays(1)));
        assertThat(row(poll.id()))
                .containsEntry("state", "DONE")
                .containsEntry("pages", 3)
                .containsEntry("requests", 3)
                .containsEntry("seen", 2)
                .containsEntry("queued", 2)
                .containsEntry("next_page", null)
                .containsEntry("resume_at", null);
    }

    @Test
    void theNextPollAsksForChangesFromTenMinutesBeforeTheLastOneBegan() {
        group.mapping();
        Instant started = clock.instant();
        finish(begin());
        clock.pass(Duration.ofDays(1));
        Poll poll = begin();
        assertThat(poll.updatedSince()).isCloseTo(started.minus(Duration.ofMinutes(10)), within(1, ChronoUnit.MILLIS));
        Poll late = read(poll, null);
        assertThat(late.nextPage().getQuery()).endsWith("&status=closed&updated_since=2026-11-02T09:50:00Z");
    }

    @Test
    void aSecondRunOnOneDayAsksForChangesAlone() {
        long mapping = group.mapping();
        finish(begin());
        plan.runNow(mapping);
        assertThat(polls.claim(run()).query()).isEqualTo(Poll.Query.LATE);
    }

    @Test
    void aMatterInBothQueriesIsSeenAndQueuedOnce() {
        group.mapping();
        Poll poll = read(begin(), null, TestMatter.closed(1, "2026-11-01"));
        PollPage late = page(poll, null, TestMatter.closed(1, "2026-11-01"));
        assertThat(late.matters()).isEmpty();
        pages.commit(late, decided(late));
        assertThat(row(poll.id())).containsEntry("seen", 1).containsEntry("queued", 1);
        assertThat(ledger()).containsExactly("1 PENDING");
    }

    @Test
    void whatWasRestrictedIsDecidedAgainWhateverItsDate() {
        group.mapping();
        Poll poll = begin();
        finish(read(poll, null, TestMatter.closed(1, "2026-11-01").client("Marisol Vega", null, null)));
        assertThat(ledger()).containsExactly("1 RESTRICTED NO_VALID_CONTACT");
        assertThat(rows("SELECT code, amount FROM poll_run_restriction").get(0))
                .containsEntry("code", "NO_VALID_CONTACT")
                .containsEntry("amount", 1);
        clock.pass(Duration.ofDays(90));
        Poll late = read(begin(), null);
        read(late, null, TestMatter.closed(1, "2026-11-01"), TestMatter.closed(2, "2026-11-01"));
        assertThat(ledger()).containsExactly("1 PENDING");
    }

    @Test
    void theRestrictionsOfSeveralPagesAreCountedTogether() {
        group.mapping();
        Poll poll = read(begin(), NEXT + "b", unreachable(1), unreachable(2));
        finish(read(poll, null, unreachable(3)));
        assertThat(rows("SELECT code, amount FROM poll_run_restriction"))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row).containsEntry("amount", 3));
    }

    @Test
    void aMatterOfAMappingThatIsNotDueIsLeftForItsOwnRun() {
        group.mapping(1001, "Austin");
        long dallas = group.mapping(1002, "Dallas");
        sql("UPDATE integration_mapping SET next_run_at = ? WHERE id = ?", tomorrow(), dallas);
        finish(read(
                begin(),
                null,
                TestMatter.closed(1, "2026-11-01").at("Austin"),
                TestMatter.closed(2, "2026-11-01").at("Dallas")));
        assertThat(ledger()).containsExactly("1 PENDING");
        clock.pass(Duration.ofDays(1));
        plan.planDue(group.id());
        Poll poll = polls.claim(run());
        finish(read(poll, null, TestMatter.closed(2, "2026-11-01").at("Dallas")));
        assertThat(ledger()).containsExactly("1 PENDING", "2 PENDING");
    }

    private OffsetDateTime tomorrow() {
        return Times.column(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aNodeThatLostThePollCommitsNothing() {
        long mapping = group.mapping();
        Poll slept = begin();
        PollPage page = page(slept, null, TestMatter.closed(1, "2026-11-01"));
        clock.pass(LEASE.plusSeconds(1));
        Poll taken = polls.claim(slept.id());
        assertThat(taken).as("another node takes it over").isNotNull();
        assertThatThrownBy(() -> pages.commit(page, decided(page))).isInstanceOf(LeaseEndedException.class);
        assertThat(ledger()).isEmpty();
        assertThat(rows("SELECT id FROM check_in_history")).isEmpty();
        assertThat(rows("SELECT code FROM poll_run_restriction")).isEmpty();
        assertThat(dateThrough(mapping)).isEqualTo("2026-10-31");
        finish(read(taken, null, TestMatter.closed(1, "2026-11-01")));
        assertThat(ledger()).containsExactly("1 PENDING");
    }

    @Test
    void aPageIsNotCommittedTwice() {
        group.mapping();
        PollPage page = page(begin(), NEXT + "b", TestMatter.closed(1, "2026-11-01"));
        pages.commit(page, decided(page));
        assertThatThrownBy(() -> pages.commit(page, decided(page))).isInstanceOf(LeaseEndedException.class);
        assertThat(row(run())).containsEntry("pages", 1).containsEntry("queued", 1);
    }

    @Test
    void aLinkBackToAPageThatWasReadIsNotFollowed() {
        group.mapping();
        Poll first = begin();
        Poll second = read(first, NEXT + "b");
        Poll third = read(second, NEXT + "c");
        assertThatThrownBy(() -> page(third, NEXT + "b"))
                .isInstanceOf(ClioUnavailableException.class)
                .hasMessageContaining("read already");
        assertThatThrownBy(() -> page(third, first.nextPage().toString())).isInstanceOf(ClioUnavailableException.class);
    }

    @Test
    void strippedCustomFieldsStopThePage() {
        group.mapping();
        Poll poll = begin();
        TestMatter stripped = TestMatter.closed(1, "2026-11-01").entry("{\"id\":\"checkbox-701\"}");
        assertThatThrownBy(() -> page(poll, null, stripped)).isInstanceOf(CustomFieldsDeniedException.class);
    }

    @Test
    void aFieldIsBoundByTheIdThatAPageShowed() {
        group.mapping();
        Poll poll = begin();
        TestMatter shown = TestMatter.closed(1, "2026-11-01").checkbox(61001, "Don't Send Review", "false");
        poll = read(poll, null, shown);
        assertThat(poll.fields().dontSendReview().id()).isEqualTo(61001);
        finish(poll);
        clock.pass(Duration.ofDays(1));
        Poll tomorrow = begin();
        assertThat(tomorrow.fields().dontSendReview().id()).isEqualTo(61001);
        assertThat(tomorrow.fields().location().id()).isNull();
    }

    @Test
    void everyMappingOfARunMovesOnByItsOwnFrequencyAndZone() {
        long daily = group.mapping(1001, "Austin");
        long weekly = group.mapping(1002, "Dallas");
        sql("UPDATE integration_mapping SET frequency_value = 7 WHERE id = ?", weekly);
        Instant due = nextRunAt(daily);
        clock.pass(Duration.ofDays(2));
        finish(begin());
        assertThat(nextRunAt(daily)).isEqualTo(due.plus(Duration.ofDays(3)));
        assertThat(nextRunAt(weekly)).isEqualTo(due.plus(Duration.ofDays(7)));
    }

    private static TestMatter unreachable(long id) {
        return TestMatter.closed(id, "2026-11-01").client("Marisol Vega", null, null);
    }
}
