package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has restricted matters decided again because a person says so: they are read from Clio once more as those are that Clio told of,
 * and decided as they are then, whatever their date. What is decided is the ledger's to settle, as ever.
 */
public final class Reconsiderations {

    /** As Clio's own notices are written, so that neither waits for the other crosswise. */
    private static final Comparator<MapSqlParameterSource> BY_MATTER = Comparator.comparing(
                    (MapSqlParameterSource line) -> (Long) line.getValue("groupId"))
            .thenComparing(line -> (Long) line.getValue("matterId"));

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batch;
    private final History history;
    private final Clock clock;

    public Reconsiderations(JdbcClient database, NamedParameterJdbcTemplate batch, History history, Clock clock) {
        this.database = database;
        this.batch = batch;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Whether what is restricted for a reason can be decided again: not a matter that was reopened, which no rule looks at any more;
     * for that one Send Review is pressed again.
     */
    public static boolean isFor(String reason) {
        return !Reason.MATTER_REOPENED.name().equals(reason);
    }

    /**
     * Asks for rows, within the caller's transaction.
     *
     * @param by who it is, such as {@code user anna}
     * @return how many are decided again: not those that are not restricted any more, or that were handed in, or reopened
     */
    int ask(Collection<Long> ids, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<MapSqlParameterSource> asked = new ArrayList<>();
        for (ChangeableRow row : ChangeableRow.lock(database, ids)) {
            if (!isFor(row.reason())) {
                continue;
            }
            MapSqlParameterSource line = new MapSqlParameterSource()
                    .addValue("id", row.id())
                    .addValue("version", row.version())
                    .addValue("groupId", row.groupId())
                    .addValue("matterId", row.matterId())
                    .addValue("now", Times.column(now))
                    .addValue("cause", "to be decided again, as Clio shows the matter then")
                    .addValue("by", DecisionRows.shortened(by, 200));
            if (batch.update(Sql.named("ask-to-decide-again"), line) == 1) {
                asked.add(line);
            }
        }
        if (!asked.isEmpty()) {
            batch.batchUpdate(
                    Sql.named("put-notice-of-person"),
                    asked.stream().sorted(BY_MATTER).toArray(MapSqlParameterSource[]::new));
        }
        history.add("add-history-of-outcome", asked);
        return asked.size();
    }
}
