package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.connection.Permission;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other tables say of some groups, read for all of them at once. */
final class GlanceDetails {

    /** So many check-ins of a kind are counted; a page that says more would be slow and tell a person nothing more. */
    private static final int MOST_COUNTED_OF_A_KIND = 1000;

    private final JdbcClient database;
    private final List<Long> ids;
    private final Map<Long, Set<Trigger>> triggers = new HashMap<>();
    private final Map<Long, Glance.Locations> locations = new HashMap<>();
    private final Map<Long, List<Permission>> missing = new HashMap<>();
    private final Map<Long, List<Troubles.FailedRun>> failedRuns = new HashMap<>();
    private final Map<String, Troubles.Waiting> waiting = new HashMap<>();
    private final Map<Long, Glance.LastRun> lastRuns = new HashMap<>();
    private final Map<Long, Long> queued = new HashMap<>();
    private final Map<Long, Long> restricted = new HashMap<>();
    private final Map<Long, Long> sent = new HashMap<>();

    /** @param since how far back figures and the last run go */
    GlanceDetails(JdbcClient database, List<Long> ids, Instant since) {
        this.database = database;
        this.ids = ids;
        read(
                "find-triggers-of-groups",
                row -> Trigger.ofId(row.getInt("trigger_id"))
                        .ifPresent(trigger -> triggers.computeIfAbsent(group(row), id -> EnumSet.noneOf(Trigger.class))
                                .add(trigger)));
        read("find-locations-of-groups", row -> locations.put(group(row), locations(row)));
        read(
                "find-missing-permissions-of-groups",
                row -> missing.computeIfAbsent(group(row), id -> new ArrayList<>())
                        .add(Permission.valueOf(row.getString("permission"))));
        read(
                "find-failed-runs-of-groups",
                row -> failedRuns
                        .computeIfAbsent(group(row), id -> new ArrayList<>())
                        .add(new Troubles.FailedRun(row.getLong("id"), row.getString("error_text"))));
        count(row -> waiting.put(group(row) + row.getString("state"), waiting(row)));
        readSince("find-last-runs-of-groups", since, row -> lastRuns.put(group(row), lastRun(row)));
        readSince("find-figures-of-groups", since, row -> queued.put(group(row), row.getLong("queued")));
        readSince("find-restrictions-of-groups", since, row -> restricted.put(group(row), row.getLong("restricted")));
        readSince("count-sent-of-groups", since, row -> sent.put(group(row), row.getLong("sent")));
    }

    private void read(String statement, RowCallbackHandler each) {
        database.sql(Sql.named(statement)).param("ids", ids).query(each);
    }

    private void readSince(String statement, Instant since, RowCallbackHandler each) {
        database.sql(Sql.named(statement))
                .param("ids", ids)
                .param("since", Times.column(since))
                .query(each);
    }

    private void count(RowCallbackHandler each) {
        database.sql(Sql.named("count-troubles-of-groups"))
                .param("ids", ids)
                .param("most", MOST_COUNTED_OF_A_KIND + 1)
                .query(each);
    }

    /** The whole of one of them. */
    Glance of(Glance.Whose whose) {
        long id = whose.groupId();
        return new Glance(
                whose,
                triggers.getOrDefault(id, Set.of()),
                locations.getOrDefault(id, Glance.Locations.NONE),
                new Troubles(
                        missing.getOrDefault(id, List.of()),
                        failedRuns.getOrDefault(id, List.of()),
                        waiting.getOrDefault(id + CheckInState.FAILED.name(), Troubles.Waiting.NONE),
                        waiting.getOrDefault(id + CheckInState.UNKNOWN.name(), Troubles.Waiting.NONE)),
                lastRuns.get(id),
                new Glance.Figures(
                        queued.getOrDefault(id, 0L), restricted.getOrDefault(id, 0L), sent.getOrDefault(id, 0L)));
    }

    private static long group(ResultSet row) {
        try {
            return row.getLong("group_id");
        } catch (SQLException e) {
            throw new IllegalStateException("A statement about groups does not tell which", e);
        }
    }

    private static Glance.Locations locations(ResultSet row) throws SQLException {
        return new Glance.Locations(
                row.getInt("locations"),
                row.getInt("active_locations"),
                row.getInt("paused_locations"),
                Times.instant(row, "next_run_at"),
                row.getLong("first_id"));
    }

    private static Troubles.Waiting waiting(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        return new Troubles.Waiting(Math.min(amount, MOST_COUNTED_OF_A_KIND), amount > MOST_COUNTED_OF_A_KIND);
    }

    private static Glance.LastRun lastRun(ResultSet row) throws SQLException {
        return new Glance.LastRun(row.getLong("id"), row.getString("state"), Times.instant(row, "ran_at"));
    }
}
