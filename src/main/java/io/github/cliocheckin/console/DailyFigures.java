package io.github.cliocheckin.console;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each of the last days came to, in UTC. A run counts on the day that it ended: so what is over does not change any more
 * and is counted once; a day that may still change is counted anew after some seconds, if somebody looks.
 */
public final class DailyFigures {

    /** By then every node has committed what it did on the day before. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** However many people look, and however often. */
    private static final Duration KEPT = Duration.ofSeconds(15);

    private final JdbcClient database;
    private final Clock clock;
    private final Map<LocalDate, Counted> known = new ConcurrentHashMap<>();

    public DailyFigures(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One day.
     *
     * @param runs the polls that ended
     * @param seen the matters that they read
     * @param queued the clients that they queued
     * @param restricted the matters whose clients they did not queue
     * @param requests what they asked Clio
     * @param budgetLeft the least that was left of Clio's rate limit to any account in these runs, in percent; null if Clio did
     *     not tell
     * @param sent the check-ins that the receiver took, whoever asked for them
     */
    public record Day(
            LocalDate date,
            long runs,
            long seen,
            long queued,
            long restricted,
            long requests,
            Integer budgetLeft,
            long sent) {}

    private record Counted(Day day, Instant until) {}

    /** The last days, today the last of them. */
    public List<Day> last(int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        known.keySet().removeIf(day -> day.isBefore(today.minusDays(days)));
        return LongStream.range(0, days)
                .mapToObj(number -> of(today.minusDays(days - 1 - number)))
                .toList();
    }

    private Day of(LocalDate date) {
        Instant now = clock.instant();
        Counted kept = known.get(date);
        if (kept != null && now.isBefore(kept.until)) {
            return kept.day;
        }
        Day counted = counted(date);
        boolean isSettled = now.isAfter(start(date.plusDays(1)).plus(SETTLED));
        known.put(date, new Counted(counted, isSettled ? Instant.MAX : now.plus(KEPT)));
        return counted;
    }

    private Day counted(LocalDate date) {
        return database.sql(Sql.named("count-day"))
                .param("since", Times.column(start(date)))
                .param("until", Times.column(start(date.plusDays(1))))
                .query((row, number) -> new Day(
                        date,
                        row.getLong("runs"),
                        row.getLong("seen"),
                        row.getLong("queued"),
                        row.getLong("restricted"),
                        row.getLong("requests"),
                        row.getObject("budget_left", Integer.class),
                        row.getLong("sent")))
                .single();
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
