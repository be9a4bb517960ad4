package io.github.cliocheckin.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a day came to, on whatever database. */
abstract class DailyFiguresSuite {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TestDatabases kind;
    private final TestClock clock = TestClock.at(NOON.toString());
    private Database database;
    private TestLedger ledger;
    private DailyFigures figures;

    DailyFiguresSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.open();
        ledger = TestLedger.ofNewGroup(database.client(), 1);
        figures = new DailyFigures(database.client(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDayIsWhatEndedInItFromMidnightToMidnightUtc() {
        run("2026-03-01T00:00:00Z", 5, 3, 2);
        leaving(70);
        run("2026-03-01T23:59:59.999Z", 1, 1, 1);
        leaving(12);
        run("2026-03-02T00:00:00Z", 10, 0, 4);
        run(null, 99, 99, 99);
        leaving(3);
        sent("2026-03-01T22:00:00Z", "SENT");
        sent("2026-03-01T22:00:00Z", "PENDING");
        sent("2026-03-02T00:00:00Z", "SENT");
        assertThat(figures.last(3))
                .containsExactly(
                        new DailyFigures.Day(TODAY.minusDays(2), 0, 0, 0, 0, 0, null, 0),
                        new DailyFigures.Day(TODAY.minusDays(1), 2, 6, 4, 14, 3, 12, 1),
                        new DailyFigures.Day(TODAY, 1, 10, 0, 7, 4, null, 1));
    }

    @Test
    void aDayThatIsOverIsCountedOnceAndTodayOnceInAWhile() {
        figures.last(2);
        run("2026-03-01T10:00:00Z", 5, 3, 2);
        run("2026-03-02T10:00:00Z", 6, 3, 2);
        clock.pass(KEPT.minusMillis(1));
        assertThat(figures.last(2)).extracting(DailyFigures.Day::seen).isEqualTo(List.of(0L, 0L));
        clock.pass(Duration.ofMillis(1));
        assertThat(figures.last(2)).extracting(DailyFigures.Day::seen).isEqualTo(List.of(0L, 6L));
    }

    @Test
    void yesterdayIsCountedAnewUntilEveryNodeHasCommittedIt() {
        clock.pass(Duration.ofHours(12).plusMinutes(30));
        figures.last(2);
        run("2026-03-02T23:59:59Z", 5, 3, 2);
        clock.pass(KEPT);
        assertThat(figures.last(2)).extracting(DailyFigures.Day::seen).isEqualTo(List.of(5L, 0L));
    }

    private void run(String finishedAt, int seen, int queued, int requests) {
        Instant end = finishedAt == null ? null : Instant.parse(finishedAt);
        database.client()
                .sql("INSERT INTO poll_run (group_id, trigger_id, state, query, planned_at, finished_at, seen, queued,"
                        + " requests) VALUES (?, 2, 'DONE', 'MAIN', ?, ?, ?, ?, ?)")
                .params(
                        ledger.groupId(),
                        Times.column(NOON),
                        end == null ? null : Times.column(end),
                        seen,
                        queued,
                        requests)
                .update();
        for (String code : List.of("NAME_MISSING", "CLIENT_MISSING")) {
            database.client()
                    .sql("INSERT INTO poll_run_restriction (run_id, code, amount) SELECT MAX(id), ?, ? FROM poll_run")
                    .params(code, code.startsWith("N") ? 3 : 4)
                    .update();
        }
    }

    /** That much of Clio's rate limit at least was left in the last run. */
    private void leaving(int percent) {
        database.client()
                .sql("UPDATE poll_run SET budget_left = ? WHERE id = (SELECT MAX(id) FROM poll_run)")
                .param(percent)
                .update();
    }

    private void sent(String at, String state) {
        long id = ledger.add(state, null, "2026-03-01");
        database.client()
                .sql("INSERT INTO check_in_history (check_in_id, changed_at, state, cause) VALUES (?, ?, ?, 'a test')")
                .params(id, Times.column(Instant.parse(at)), state)
                .update();
    }
}
