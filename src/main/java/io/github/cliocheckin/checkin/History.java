package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import java.util.List;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * What happened to the rows of the ledger: a line for each change, where events are told a line in the outbox with it, and the
 * kinds that rows are of, by which they are found; all in the transaction of the change. Nothing else writes these.
 */
public final class History {

    private final NamedParameterJdbcTemplate batch;
    private final boolean eventsAreTold;

    public History(NamedParameterJdbcTemplate batch, boolean eventsAreTold) {
        this.batch = batch;
        this.eventsAreTold = eventsAreTold;
    }

    /**
     * Adds a line for every row that was changed just now.
     *
     * @param ofWhich the statement that finds these rows again
     * @param changes what it looks for, besides {@code now}, {@code cause} and {@code by}
     */
    void add(String ofWhich, List<? extends SqlParameterSource> changes) {
        if (changes.isEmpty()) {
            return;
        }
        SqlParameterSource[] each = changes.toArray(SqlParameterSource[]::new);
        batch.batchUpdate(Sql.named("add-history") + Sql.named(ofWhich), each);
        batch.batchUpdate(Sql.named("add-kinds") + Sql.named(ofWhich) + Sql.named("add-kinds-that-are-new"), each);
        if (eventsAreTold) {
            batch.batchUpdate(Sql.named("add-events") + Sql.named(ofWhich), each);
        }
    }
}
