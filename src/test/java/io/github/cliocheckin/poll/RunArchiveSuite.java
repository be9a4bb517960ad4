package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How runs are listed, on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunArchiveSuite {

    private static final Instant PLANNED = Instant.parse("2026-03-02T10:00:00Z");

    private final TestDatabases kind;
    private Database database;
    private RunArchive archive;
    private long lastBusiness;

    RunArchiveSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open();
        archive = new RunArchive(database.client());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void aRunTellsWhatItDidAndWhyItWaits() {
        long group = group();
        long run = run(group);
        long mapping = mapping(group, run);
        sql("INSERT INTO poll_run_restriction (run_id, code, amount) VALUES (?, 'NAME_MISSING', 3)", run);
        sql(
                "UPDATE poll_run SET state = 'WAITING', failures = 2, error_code = 'TIMEOUT', error_text = 'no answer'"
                        + " WHERE id = ?",
                run);
        RunRecord record = archive.get(String.valueOf(run));
        assertThat(record.mappingIds()).containsExactly(mapping);
        assertThat(record.restricted()).isEqualTo(Map.of("NAME_MISSING", 3));
        assertThat(record.window())
                .isEqualTo(new RunRecord.Window(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"), PLANNED));
        assertThat(record.error()).isEqualTo(new RunRecord.Fault("TIMEOUT", "no answer"));
        assertThat(record.failures()).isEqualTo(2);
        assertThat(record.plannedAt()).isEqualTo(PLANNED);
        assertThat(record.finishedAt()).isNull();
    }

    @Test
    void runsAreListedNewestFirstAndPageByPage() {
        long group = group();
        List<Long> runs = List.of(run(group), run(group), run(group));
        RunRecord.Page first = archive.list("limit=2&groupId=" + group);
        assertThat(first.data()).extracting(RunRecord::runId).containsExactly(runs.get(2), runs.get(1));
        RunRecord.Page last = archive.list("limit=2&groupId=" + group + "&after=" + first.next());
        assertThat(last.data()).extracting(RunRecord::runId).containsExactly(runs.get(0));
        assertThat(last.next()).isNull();
    }

    @Test
    void runsInOneStateAreListedNewestFirstAndPageByPage() {
        long group = group();
        List<Long> failed = List.of(run(group), run(group), run(group));
        sql("UPDATE poll_run SET state = 'FAILED' WHERE group_id = ?", group);
        run(group);
        for (Long ofGroup : new Long[] {group, null}) {
            RunRecord.Page first = archive.page(new RunFilter(ofGroup, null, "FAILED", null, 2));
            assertThat(first.data()).extracting(RunRecord::runId).containsExactly(failed.get(2), failed.get(1));
            RunRecord.Page last = archive.page(new RunFilter(ofGroup, null, "FAILED", first.next(), 2));
            assertThat(last.data()).extracting(RunRecord::runId).containsExactly(failed.get(0));
        }
    }

    @Test
    void runsOfAMappingAreThoseThatFetchItsMatters() {
        long group = group();
        run(group);
        long run = run(group);
        long mapping = mapping(group, run);
        assertThat(archive.list("mappingId=" + mapping).data())
                .extracting(RunRecord::runId)
                .containsExactly(run);
        assertThat(archive.list("mappingId=" + mapping + "&groupId=987654321").data())
                .isEmpty();
    }

    private long group() {
        return TestLedger.ofNewGroup(database.client(), ++lastBusiness).groupId();
    }

    private long run(long group) {
        sql(
                "INSERT INTO poll_run (group_id, trigger_id, state, query, date_after, cutoff, updated_since, planned_at)"
                        + " VALUES (?, 2, 'DONE', 'MAIN', ?, ?, ?, ?)",
                group,
                LocalDate.parse("2026-02-28"),
                LocalDate.parse("2026-03-01"),
                Times.column(PLANNED),
                Times.column(PLANNED));
        return newest("poll_run");
    }

    private long mapping(long group, long run) {
        sql(
                "INSERT INTO integration_mapping (group_id, business_number, active, frequency_value, frequency_unit,"
                        + " next_run_at, activated_at) VALUES (?, ?, TRUE, 1, 'DAYS', ?, ?)",
                group,
                lastBusiness,
                Times.column(PLANNED),
                Times.column(PLANNED));
        long mapping = newest("integration_mapping");
        sql("INSERT INTO poll_run_mapping (run_id, mapping_id) VALUES (?, ?)", run, mapping);
        return mapping;
    }

    private long newest(String table) {
        return database.client()
                .sql("SELECT MAX(id) FROM " + table)
                .query(Long.class)
                .single();
    }

    private void sql(String statement, Object... values) {
        JdbcClient client = database.client();
        client.sql(statement).params(values).update();
    }
}
