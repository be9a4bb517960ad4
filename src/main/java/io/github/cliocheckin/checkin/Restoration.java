package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps a restored back-up from asking anybody twice: whatever may have been sent after the back-up was made is looked up at
 * the receiver before it is sent. That is what was due then, and what is decided again of matters from before the restoration.
 */
public final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private static final String CAUSE =
            "it may have been sent after the back-up was made that this database was restored from: it is looked up at the receiver";

    private final Database database;
    private final History history;
    private final Clock clock;
    private final boolean restored;

    private Restoration(Database database, History history, Clock clock, boolean restored) {
        this.database = database;
        this.history = history;
        this.clock = clock;
        this.restored = restored;
    }

    /**
     * @param backedUpAt when the back-up was made that the database was restored from; empty = no news of that
     */
    public static Restoration of(Database database, History history, Clock clock, Optional<Instant> backedUpAt) {
        Optional<Instant> known = known(database.client());
        Optional<Instant> news = backedUpAt
                .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                .filter(time -> !known.equals(Optional.of(time)));
        news.ifPresent(time -> remember(database, time, clock.instant()));
        return new Restoration(database, history, clock, known.isPresent() || news.isPresent());
    }

    /** Makes UNKNOWN, once, what is due and may have been sent after the back-up was made. */
    public void doubtWhatIsDue() {
        if (!restored) {
            return;
        }
        // The databases keep microseconds, and the history finds its rows by this very time
        OffsetDateTime now = Times.column(clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.transaction().executeWithoutResult(status -> {
            int doubted = database.client()
                    .sql(Sql.named("doubt-due-check-ins"))
                    .param("now", now)
                    .update();
            if (doubted > 0) {
                history.add(
                        "add-history-of-doubt",
                        List.of(new MapSqlParameterSource()
                                .addValue("now", now)
                                .addValue("cause", CAUSE)
                                .addValue("by", null)));
                LOG.info("{} check-ins may have been sent before the database was restored: looked up first", doubted);
            }
        });
    }

    private static Optional<Instant> known(JdbcClient client) {
        return client.sql(Sql.named("find-restoration"))
                .query((row, number) -> Times.instant(row, "backed_up_at"))
                .optional();
    }

    private static void remember(Database database, Instant backedUpAt, Instant now) {
        // A day more, for it may be tomorrow already where the business is
        LocalDate mattersThrough = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        database.transaction().executeWithoutResult(status -> {
            database.client().sql(Sql.named("remove-restoration")).update();
            database.client()
                    .sql(Sql.named("add-restoration"))
                    .param("backedUpAt", Times.column(backedUpAt))
                    .param("now", Times.column(now))
                    .param("mattersThrough", mattersThrough)
                    .update();
        });
        LOG.warn(
                "The database was restored from a back-up of {}: what may have been sent since then is looked up at the"
                        + " receiver before it is sent",
                backedUpAt);
    }
}
