package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger, a page at a time; never all of it. */
public final class LedgerQueries {

    private final JdbcClient database;

    public LedgerQueries(JdbcClient database) {
        this.database = database;
    }

    /** The rows after one, oldest first. */
    List<LedgerRow> page(LedgerFilter filter, long after, int limit) {
        return database.sql(filter.statement())
                .params(filter.values())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    /** All rows, oldest first, as they are read. */
    LedgerTable.Rows all(LedgerFilter filter) {
        return new LedgerTable.Rows() {
            private long last = filter.after();

            @Override
            public List<LedgerRow> next(int most) {
                List<LedgerRow> rows = page(filter, last, most);
                last = rows.isEmpty() ? last : rows.get(rows.size() - 1).id();
                return rows;
            }
        };
    }

    /** One row with its history. */
    Optional<LedgerRow> find(long id) {
        return database.sql(Sql.named("find-check-in"))
                .param("id", id)
                .query((row, number) -> row(row))
                .optional()
                .map(row -> row.with(history(id)));
    }

    private List<LedgerRow.Change> history(long id) {
        return database.sql(Sql.named("find-history-of-check-in"))
                .param("id", id)
                .query((row, number) -> new LedgerRow.Change(
                        Times.instant(row, "changed_at"),
                        row.getString("state"),
                        row.getString("cause"),
                        row.getString("changed_by")))
                .list();
    }

    static LedgerRow row(ResultSet row) throws SQLException {
        String reason = row.getString("reason_code");
        return new LedgerRow(
                row.getLong("id"),
                row.getLong("group_id"),
                row.getObject("mapping_id", Long.class),
                row.getObject("business_number", Long.class),
                row.getInt("trigger_id"),
                row.getObject("matter_id", Long.class),
                row.getString("matter_number"),
                row.getInt("occurrence"),
                Times.date(row, "matter_date"),
                row.getString("state"),
                reason == null ? null : new LedgerRow.Reason(reason, row.getString("reason_text")),
                Times.instant(row, "due_at"),
                row.getInt("attempts"),
                row.getString("customer_id"),
                row.getString("reference"),
                null);
    }
}
