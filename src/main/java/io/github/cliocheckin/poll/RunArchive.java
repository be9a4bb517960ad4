package io.github.cliocheckin.poll;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calls that read runs, whatever became of them. A page is read in three statements, however long it is. */
public final class RunArchive {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final JdbcClient database;

    public RunArchive(JdbcClient database) {
        this.database = database;
    }

    /** A page of runs; query: {@code groupId}, {@code mappingId}, {@code after}, {@code limit}. */
    public RunRecord.Page list(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters asked = QueryParameters.of(query, Set.of("groupId", "mappingId", "after", "limit"));
        return page(new RunFilter(
                asked.wholeNumber("groupId").orElse(null),
                asked.wholeNumber("mappingId").orElse(null),
                null,
                asked.wholeNumber("after").orElse(null),
                asked.limit(PAGE, LARGEST_PAGE)));
    }

    /** A page of runs, newest first. */
    public RunRecord.Page page(RunFilter filter) {
        List<RunRecord> runs =
                whole(filter.question(database).query((row, number) -> row(row)).list());
        boolean more = runs.size() > filter.limit();
        return new RunRecord.Page(
                more ? runs.subList(0, filter.limit()) : runs,
                more ? runs.get(filter.limit() - 1).runId() : null);
    }

    /** One run. */
    public RunRecord get(@Header("id") String id) {
        long runId = WholeNumber.read("id", id);
        return whole(database.sql(Sql.named("find-run"))
                        .param("runId", runId)
                        .query((row, number) -> row(row))
                        .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("id", "There is no run " + runId + "."));
    }

    private List<RunRecord> whole(List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        List<Long> ids = runs.stream().map(RunRecord::runId).toList();
        Map<Long, List<Long>> mappings = new HashMap<>();
        database.sql(Sql.named("find-mappings-of-runs")).param("runIds", ids).query(row -> {
            mappings.computeIfAbsent(row.getLong("run_id"), id -> new ArrayList<>())
                    .add(row.getLong("mapping_id"));
        });
        Map<Long, Map<String, Integer>> restrictions = new HashMap<>();
        database.sql(Sql.named("find-restrictions-of-runs"))
                .param("runIds", ids)
                .query(row -> {
                    restrictions
                            .computeIfAbsent(row.getLong("run_id"), id -> new TreeMap<>())
                            .put(row.getString("code"), row.getInt("amount"));
                });
        return runs.stream()
                .map(run -> with(
                        run,
                        mappings.getOrDefault(run.runId(), List.of()),
                        restrictions.getOrDefault(run.runId(), Map.of())))
                .toList();
    }

    private static RunRecord with(RunRecord run, List<Long> mappingIds, Map<String, Integer> restricted) {
        return new RunRecord(
                run.runId(),
                run.groupId(),
                run.triggerId(),
                mappingIds,
                run.state(),
                run.window(),
                run.pages(),
                run.requests(),
                run.seen(),
                run.queued(),
                restricted,
                run.failures(),
                run.error(),
                run.plannedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.nextAttemptAt());
    }

    private static RunRecord row(ResultSet row) throws SQLException {
        String errorCode = row.getString("error_code");
        return new RunRecord(
                row.getLong("id"),
                row.getLong("group_id"),
                row.getInt("trigger_id"),
                List.of(),
                row.getString("state"),
                new RunRecord.Window(
                        Times.date(row, "date_after"), Times.date(row, "cutoff"), Times.instant(row, "updated_since")),
                row.getInt("pages"),
                row.getInt("requests"),
                row.getInt("seen"),
                row.getInt("queued"),
                Map.of(),
                row.getInt("failures"),
                errorCode == null ? null : new RunRecord.Fault(errorCode, row.getString("error_text")),
                Times.instant(row, "planned_at"),
                Times.instant(row, "started_at"),
                Times.instant(row, "finished_at"),
                Times.instant(row, "resume_at"));
    }
}
