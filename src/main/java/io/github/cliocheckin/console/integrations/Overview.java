package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connection.Permission;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How integrations stand, a page of them in nine statements, however many there are. What became of matters is taken from the
 * figures of the runs and not counted in the ledger: so a page costs by the runs of its days, whatever else the ledger holds.
 */
public final class Overview {

    /** How far back figures and the last run go. */
    public static final int DAYS = 7;

    private final JdbcClient database;
    private final Clock clock;

    public Overview(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param text part of a name or number of a business or location; empty = all
     * @param needsPerson only those about which somebody must do something
     * @param after those with greater ids
     */
    public record Search(String text, boolean needsPerson, long after) {}

    /** @param limit one more than is shown tells whether there is another page */
    public List<Integration> find(Search search, int limit) {
        String statement = Sql.named("list-integrations")
                + narrowed(search.text)
                + (search.needsPerson ? Sql.named("list-integrations-that-need-a-person") : "")
                + Sql.named("list-integrations-in-order");
        return whole(database.sql(statement)
                .param("after", search.after)
                .param("search", pattern(search.text))
                .param("limit", limit)
                .query((row, number) -> bare(row))
                .list());
    }

    public Optional<Integration> find(long groupId) {
        return whole(database.sql(Sql.named("list-integrations") + Sql.named("list-integrations-of-group"))
                        .param("after", -1L)
                        .param("groupId", groupId)
                        .query((row, number) -> bare(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** What is all digits may be a number, or part of a name. */
    private static String narrowed(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return text.matches("[0-9]+") ? Sql.named("list-integrations-numbered") : Sql.named("list-integrations-named");
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }

    private static Integration bare(ResultSet row) throws SQLException {
        return new Integration(
                row.getLong("id"),
                row.getLong("business_number"),
                row.getString("name"),
                row.getBoolean("beta"),
                row.getBoolean("paused"),
                row.getString("paused_reason"),
                Times.instant(row, "connected_at"),
                Times.instant(row, "lost_at"),
                row.getString("lost_reason"),
                Set.of(),
                Integration.Locations.NONE,
                List.of(),
                List.of(),
                null,
                0,
                0,
                0);
    }

    private List<Integration> whole(List<Integration> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Details details = new Details(bare.stream().map(Integration::groupId).toList());
        return bare.stream().map(details::of).toList();
    }

    /** What other tables say of some groups. */
    private final class Details {

        private final List<Long> ids;
        private final Map<Long, Set<Trigger>> triggers = new HashMap<>();
        private final Map<Long, Integration.Locations> locations = new HashMap<>();
        private final Map<Long, List<Permission>> missing = new HashMap<>();
        private final Map<Long, List<Integration.FailedRun>> failed = new HashMap<>();
        private final Map<Long, Integration.LastRun> lastRuns = new HashMap<>();
        private final Map<Long, Long> queued = new HashMap<>();
        private final Map<Long, Long> restricted = new HashMap<>();
        private final Map<Long, Long> sent = new HashMap<>();

        Details(List<Long> ids) {
            this.ids = ids;
            read(
                    "find-triggers-of-groups",
                    row -> Trigger.ofId(row.getInt("trigger_id"))
                            .ifPresent(
                                    trigger -> triggers.computeIfAbsent(group(row), id -> EnumSet.noneOf(Trigger.class))
                                            .add(trigger)));
            read("find-locations-of-groups", row -> locations.put(group(row), locations(row)));
            read(
                    "find-missing-permissions-of-groups",
                    row -> missing.computeIfAbsent(group(row), id -> new ArrayList<>())
                            .add(Permission.valueOf(row.getString("permission"))));
            read(
                    "find-failed-runs-of-groups",
                    row -> failed.computeIfAbsent(group(row), id -> new ArrayList<>())
                            .add(failed(row)));
            readSince("find-last-runs-of-groups", row -> lastRuns.put(group(row), lastRun(row)));
            readSince("find-figures-of-groups", row -> queued.put(group(row), row.getLong("queued")));
            readSince("find-restrictions-of-groups", row -> restricted.put(group(row), row.getLong("restricted")));
            readSince("count-sent-of-groups", row -> sent.put(group(row), row.getLong("sent")));
        }

        private void read(String statement, RowCallbackHandler each) {
            database.sql(Sql.named(statement)).param("ids", ids).query(each);
        }

        private void readSince(String statement, RowCallbackHandler each) {
            database.sql(Sql.named(statement))
                    .param("ids", ids)
                    .param("since", Times.column(clock.instant().minus(Duration.ofDays(DAYS))))
                    .query(each);
        }

        Integration of(Integration bare) {
            long id = bare.groupId();
            return new Integration(
                    id,
                    bare.business(),
                    bare.name(),
                    bare.beta(),
                    bare.paused(),
                    bare.pausedReason(),
                    bare.connectedAt(),
                    bare.lostAt(),
                    bare.lostReason(),
                    triggers.getOrDefault(id, Set.of()),
                    locations.getOrDefault(id, Integration.Locations.NONE),
                    missing.getOrDefault(id, List.of()),
                    failed.getOrDefault(id, List.of()),
                    lastRuns.get(id),
                    queued.getOrDefault(id, 0L),
                    restricted.getOrDefault(id, 0L),
                    sent.getOrDefault(id, 0L));
        }
    }

    private static long group(ResultSet row) {
        try {
            return row.getLong("group_id");
        } catch (SQLException e) {
            throw new IllegalStateException("A statement about groups does not tell which", e);
        }
    }

    private static Integration.Locations locations(ResultSet row) throws SQLException {
        return new Integration.Locations(
                row.getInt("locations"),
                row.getInt("active_locations"),
                row.getInt("paused_locations"),
                Times.instant(row, "next_run_at"));
    }

    private static Integration.LastRun lastRun(ResultSet row) throws SQLException {
        return new Integration.LastRun(row.getLong("id"), row.getString("state"), Times.instant(row, "ran_at"));
    }

    private static Integration.FailedRun failed(ResultSet row) throws SQLException {
        return new Integration.FailedRun(
                row.getLong("id"),
                Trigger.ofId(row.getInt("trigger_id")).orElse(null),
                row.getString("error_text"),
                Times.instant(row, "resume_at"));
    }
}
