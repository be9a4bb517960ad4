package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waited in the database at a moment.
 *
 * @param readAt that moment
 * @param checkIns how many check-ins there are in each state of {@link #COUNTED}
 * @param oldestDue when the check-in was due that waits longest though nothing holds it back; null if there is none
 * @param behindSince for each group whose polls are behind, since when
 * @param lostConnections how many groups must be authorized again
 * @param waitingEvents how many events wait to be told
 * @param oldestEvent since when the oldest of them waits; null if there is none
 */
record Figures(
        Instant readAt,
        Map<CheckInState, Long> checkIns,
        Instant oldestDue,
        List<Instant> behindSince,
        long lostConnections,
        long waitingEvents,
        Instant oldestEvent) {

    /** The states that a check-in passes through; those that it ends in are counted as it comes to them. */
    static final Set<CheckInState> COUNTED = Set.of(
            CheckInState.PENDING, CheckInState.SENDING, CheckInState.UNKNOWN, CheckInState.FAILED, CheckInState.HELD);

    /** Before anything was read. */
    static Figures none(Instant now) {
        return new Figures(now, Map.of(), null, List.of(), 0, 0, null);
    }

    static Figures read(JdbcClient database, Instant now) {
        Map<CheckInState, Long> checkIns = new EnumMap<>(CheckInState.class);
        List<Instant> behindSince = new ArrayList<>();
        AtomicReference<Instant> oldestDue = new AtomicReference<>();
        AtomicReference<Instant> oldestEvent = new AtomicReference<>();
        long[] lostConnections = {0};
        long[] waitingEvents = {0};
        database.sql(Sql.named("count-what-waits"))
                .param("now", Times.column(now))
                .query(row -> {
                    String figure = row.getString("figure");
                    Instant since = Times.instant(row, "since");
                    long amount = row.getLong("amount");
                    switch (figure) {
                        case "LATE_GROUP" -> behindSince.add(since);
                        case "LOST_CONNECTION" -> lostConnections[0] = amount;
                        case "EVENT" -> {
                            waitingEvents[0] = amount;
                            oldestEvent.set(since);
                        }
                        default -> {
                            checkIns.put(CheckInState.valueOf(figure), amount);
                            if (since != null) {
                                oldestDue.set(since);
                            }
                        }
                    }
                });
        return new Figures(
                now, checkIns, oldestDue.get(), behindSince, lostConnections[0], waitingEvents[0], oldestEvent.get());
    }

    long checkIns(CheckInState state) {
        return checkIns.getOrDefault(state, 0L);
    }

    /** How long the oldest check-in that is due has been so. */
    Duration oldestDue(Instant now) {
        return since(oldestDue, now);
    }

    /** How long the oldest event has waited to be told. */
    Duration oldestEvent(Instant now) {
        return since(oldestEvent, now);
    }

    long groupsBehind(PollLag lag, Instant now) {
        return behindSince.stream()
                .filter(since -> PollLag.of(Duration.between(since, now)) == lag)
                .count();
    }

    long groupsBehind(Duration allowed, Instant now) {
        return behindSince.stream()
                .filter(since -> Duration.between(since, now).compareTo(allowed) > 0)
                .count();
    }

    /** How far the group is behind that is so most. */
    Duration furthestBehind(Instant now) {
        return since(behindSince.stream().min(Instant::compareTo).orElse(null), now);
    }

    private static Duration since(Instant time, Instant now) {
        return time == null || time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
