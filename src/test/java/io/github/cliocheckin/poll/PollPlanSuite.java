package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is planned when, on whatever database. */
abstract class PollPlanSuite extends PollingSuite {

    PollPlanSuite(TestDatabases kind) {
        super(kind);
    }

    @Test
    void allDueMappingsOfAGroupAreReadInOneRun() {
        long austin = group.mapping(1001, "Austin");
        long dallas = group.mapping(1002, "Dallas");
        long later = group.mapping(1003, TestGroups.DAILY, clock.instant().plusSeconds(60));
        plan.planDue(group.id());
        assertThat(runs()).hasSize(1);
        assertThat(mappingsOf(runs().get(0))).containsExactly(austin, dallas);
        clock.pass(Duration.ofSeconds(60));
        plan.planDue(group.id());
        assertThat(mappingsOf(runs().get(1))).containsExactly(later);
    }

    @Test
    void planningTwicePlansOnce() {
        group.mapping();
        plan.planDue(group.id());
        plan.planDue(group.id());
        clock.pass(Duration.ofDays(3));
        plan.planDue(group.id());
        assertThat(runs()).hasSize(1);
    }

    @Test
    void severalNodesThatPlanTogetherPlanOnce() throws Exception {
        for (int time = 0; time < 10; time++) {
            group.mapping(2000L + time, TestGroups.DAILY, clock.instant());
            Together.run(3, () -> {
                plan.planDue(group.id());
                return null;
            });
            assertThat(runs()).as("time " + time).hasSize(time + 1);
        }
    }

    @Test
    void eachPolledTriggerHasItsOwnRun() {
        group.mapping();
        group.triggers(Trigger.CLOSED_MATTER, Trigger.PENDING_MATTER, Trigger.OPEN_MATTER, Trigger.MATTER_WEBHOOK);
        plan.planDue(group.id());
        assertThat(rows("SELECT trigger_id FROM poll_run ORDER BY trigger_id"))
                .extracting(row -> row.get("trigger_id"))
                .containsExactly(2, 22, 23);
    }

    @Test
    void nothingIsPlannedForASwitchedOffMappingNorAPausedGroup() {
        long mapping = group.mapping();
        sql("UPDATE integration_mapping SET active = FALSE");
        plan.planDue(group.id());
        sql("UPDATE integration_mapping SET active = TRUE");
        sql("UPDATE integration_group SET paused = TRUE");
        plan.planDue(group.id());
        assertThat(plan.runNow(mapping)).isEmpty();
        assertThat(runs()).isEmpty();
        sql("UPDATE integration_group SET paused = FALSE");
        plan.planDue(group.id());
        assertThat(runs()).hasSize(1);
    }

    @Test
    void theFirstRunAsksForYesterday() {
        long mapping = group.mapping();
        Poll poll = begin();
        Window expected =
                new Window(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-01"));
        assertThat(poll.windows()).containsOnlyKeys(mapping).containsValue(expected);
        assertThat(poll.nextPage().getQuery()).contains("close_date[]=>2026-10-31&close_date[]=<=2026-11-01");
    }

    @Test
    void aTriggerThatWasAddedLaterAsksForNothingFromBefore() {
        group.mapping();
        clock.pass(Duration.ofDays(180));
        sql("UPDATE integration_group_trigger SET added_at = ?", Times.column(clock.instant()));
        Poll poll = begin();
        assertThat(poll.window().dateThrough()).isEqualTo(poll.window().cutoff().minusDays(1));
        assertThat(poll.updatedSince()).isAfter(clock.instant().minus(Duration.ofHours(1)));
    }

    @Test
    void theDayIsTheOneWhereTheBusinessIs() {
        clock.moveTo("2026-11-02T05:30:00Z"); // half past eleven in the evening of the first in Chicago
        long mapping = group.mapping();
        assertThat(begin().windows().get(mapping).cutoff()).isEqualTo("2026-10-31");
    }

    @Test
    void aRunAtOnceIsPlannedWhereverTheNextRunStands() {
        Instant next = clock.instant().plus(Duration.ofHours(9));
        long mapping = group.mapping(1001, TestGroups.DAILY, next);
        plan.planDue(group.id());
        assertThat(runs()).isEmpty();
        List<Long> planned = plan.runNow(mapping);
        assertThat(planned).hasSize(1).isEqualTo(runs());
        finish(polls.claim(planned.get(0)));
        assertThat(state(planned.get(0))).isEqualTo("DONE");
        assertThat(nextRunAt(mapping)).isCloseTo(next, within(1, ChronoUnit.MILLIS));
    }

    @Test
    void aRunAtOnceIsTheOneThatIsUnderWay() {
        long mapping = group.mapping();
        plan.planDue(group.id());
        assertThat(plan.runNow(mapping)).isEqualTo(runs()).hasSize(1);
    }

    @Test
    void aRunAtOnceHurriesOneThatWaitsAfterAFailure() {
        long mapping = group.mapping();
        Poll poll = begin();
        polls.stop(poll, new IllegalStateException("a failure"));
        assertThat(polls.claim(poll.id())).isNull();
        plan.runNow(mapping);
        assertThat(polls.claim(poll.id())).isNotNull();
    }

    @Test
    void aMappingThatIsSwitchedOnAgainStartsAnew() {
        long mapping = group.mapping();
        finish(begin());
        assertThat(dateThrough(mapping)).isEqualTo("2026-11-01");
        Mappings mappings = new Mappings(database.client());
        mappings.change(mapping, false, null, null, false, clock.instant());
        clock.pass(Duration.ofDays(60));
        mappings.change(mapping, true, null, null, false, clock.instant());
        Window window = begin().windows().get(mapping);
        assertThat(window)
                .isEqualTo(new Window(
                        LocalDate.parse("2026-12-31"), LocalDate.parse("2026-12-30"), LocalDate.parse("2026-12-31")));
        assertThat(updatedThrough(mapping)).isCloseTo(clock.instant(), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void aRunThatWasLeftUnfinishedAsksForNothingFromBeforeTheMappingWasSwitchedOnAgain() {
        long mapping = group.mapping();
        Poll poll = begin();
        polls.stop(poll, new IllegalStateException("a failure"));
        Mappings mappings = new Mappings(database.client());
        mappings.change(mapping, false, null, null, false, clock.instant());
        clock.pass(Duration.ofDays(60));
        mappings.change(mapping, true, null, null, false, clock.instant());
        plan.planDue(group.id());
        Poll again = polls.claim(poll.id());
        assertThat(again.windows().get(mapping))
                .isEqualTo(new Window(
                        LocalDate.parse("2026-12-31"), LocalDate.parse("2026-12-30"), LocalDate.parse("2026-12-31")));
        finish(again);
        assertThat(dateThrough(mapping)).isEqualTo("2026-12-31");
    }

    @Test
    void aMappingThatWasNeverOffReadsOnFromWhereItStood() {
        long mapping = group.mapping();
        finish(begin());
        clock.pass(Duration.ofDays(60));
        assertThat(begin().windows().get(mapping).dateThrough()).isEqualTo("2026-11-01");
    }

    @Test
    void aFrequencyInHoursTakesToday() {
        long mapping = group.mapping(1001, new Frequency(6, Frequency.Unit.HOURS), clock.instant());
        assertThat(begin().windows().get(mapping).cutoff()).isEqualTo("2026-11-02");
    }

    private List<Long> runs() {
        return database.client()
                .sql("SELECT id FROM poll_run ORDER BY id")
                .query(Long.class)
                .list();
    }

    private List<Long> mappingsOf(long run) {
        return database.client()
                .sql("SELECT mapping_id FROM poll_run_mapping WHERE run_id = ? ORDER BY mapping_id")
                .param(run)
                .query(Long.class)
                .list();
    }
}
