package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what waits for a person. Each question costs by what it answers, not by what the ledger holds. */
public final class Waiting {

    /** Beyond this nobody is told how many there are. */
    public static final int MOST_COUNTED = 10_000;

    private final JdbcClient database;

    public Waiting(JdbcClient database) {
        this.database = database;
    }

    /** A group or a mapping of it that is paused, and why; {@code mappingId} is null for the whole group. */
    public record Paused(long groupId, Long mappingId, long businessNumber, String name, String reason) {}

    /** The reasons of restricted matters, in the order of the alphabet. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        Optional<String> next = reasonAfter("");
        while (next.isPresent()) {
            reasons.add(next.get());
            next = reasonAfter(next.get());
        }
        return reasons;
    }

    private Optional<String> reasonAfter(String reason) {
        return database.sql(Sql.named("find-next-reason"))
                .param("reason", reason)
                .query(String.class)
                .optional();
    }

    /**
     * How many there are.
     *
     * @param reason null for those without one
     * @param most up to which is counted
     */
    public Amount count(CheckInState state, String reason, int most) {
        String counting = reason == null ? "count-waiting-without-reason" : "count-waiting-of-reason";
        return narrowed(counting, state, reason)
                .param("most", most + 1)
                .query((row, number) -> Amount.of(row.getInt(1), most))
                .single();
    }

    /** The newest of them with lower ids than one. */
    public List<WaitingRow> page(CheckInState state, String reason, long before, int limit) {
        String narrower = reason == null ? "list-waiting-without-reason" : "list-waiting-of-reason";
        return narrowed("list-waiting", state, reason, narrower, "list-waiting-newest-first")
                .param("beforeId", before)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** What is paused, so many at most. */
    public List<Paused> paused(int limit) {
        return database.sql(Sql.named("list-paused"))
                .param("limit", limit)
                .query((row, number) -> new Paused(
                        row.getLong("group_id"),
                        row.getObject("mapping_id", Long.class),
                        row.getLong("business_number"),
                        row.getString("name"),
                        row.getString("paused_reason")))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(String statement, CheckInState state, String reason, String... more) {
        StringBuilder whole = new StringBuilder(Sql.named(statement));
        for (String piece : more) {
            whole.append(Sql.named(piece));
        }
        JdbcClient.StatementSpec spec = database.sql(whole.toString()).param("state", state.name());
        return reason == null ? spec : spec.param("reason", reason);
    }

    private static WaitingRow row(ResultSet row) throws SQLException {
        return new WaitingRow(
                row.getLong("id"),
                row.getLong("group_id"),
                row.getObject("business_number", Long.class),
                row.getString("business_name"),
                row.getObject("matter_id", Long.class),
                row.getString("matter_number"),
                Times.date(row, "matter_date"),
                row.getString("reason_code"),
                row.getString("reason_text"),
                Times.instant(row, "decided_at"),
                Times.instant(row, "due_at"),
                row.getInt("attempts"),
                row.getString("cause"));
    }
}
