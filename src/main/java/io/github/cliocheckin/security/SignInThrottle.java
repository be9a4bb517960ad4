package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.secret.RandomSecret;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes guessing passwords slow, on all nodes together and over restarts: after some tries in a row that failed, each further
 * one waits twice as long as the one before. A try counts as failed from its start until it succeeds, so that many at once
 * are no way round.
 */
public final class SignInThrottle {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int FREE_OF_NAME = 5;
    // Behind a proxy, and in an office, many people have one address
    private static final int FREE_OF_ADDRESS = 20;

    private final JdbcClient database;
    private final Changes changes;
    private final Clock clock;

    public SignInThrottle(JdbcClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whose tries are counted together, by a hash: the text is whatever a stranger sent. */
    private record Counter(String key, int free) {

        static List<Counter> of(String name, String address) {
            return List.of(
                    new Counter(RandomSecret.hash("name " + ComparedName.of(name)), FREE_OF_NAME),
                    new Counter(RandomSecret.hash("address " + network(address)), FREE_OF_ADDRESS));
        }

        Duration wait(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
    }

    /**
     * Lets a try begin, and counts it as failed.
     *
     * @param address where it comes from, as digits
     * @throws Refusal if it must wait; then it does not count
     */
    public void begin(String name, String address) {
        Instant now = clock.instant();
        changes.make(() -> database.sql(Sql.named("forget-old-sign-in-failures"))
                .param("before", Times.column(now.minus(REMEMBERED)))
                .update());
        Optional<Instant> nextTry = changes.make(() -> begin(Counter.of(name, address), now));
        nextTry.ifPresent(next -> {
            Duration wait = Duration.between(now, next);
            throw Refusal.tooMany(
                    wait,
                    "There were too many wrong tries to sign in with this name or from this address: try again in "
                            + Refusal.seconds(wait) + " seconds.");
        });
    }

    /** Forgets the failures before a try that succeeded. */
    public void succeed(String name, String address) {
        changes.make(() -> {
            for (Counter counter : Counter.of(name, address)) {
                database.sql(Sql.named("forget-sign-in-failure"))
                        .param("failureKey", counter.key())
                        .update();
            }
            return true;
        });
    }

    private Optional<Instant> begin(List<Counter> counters, Instant now) {
        List<Count> counts =
                counters.stream().map(counter -> lock(counter, now)).toList();
        Optional<Instant> nextTry =
                counts.stream().map(Count::nextTryAt).filter(now::isBefore).max(Instant::compareTo);
        if (nextTry.isEmpty()) {
            for (int i = 0; i < counters.size(); i++) {
                count(counters.get(i), counts.get(i).failures() + 1, now);
            }
        }
        return nextTry;
    }

    private record Count(int failures, Instant nextTryAt) {}

    private Count lock(Counter counter, Instant now) {
        database.sql(Sql.named("add-sign-in-failure"))
                .param("failureKey", counter.key())
                .param("now", Times.column(now))
                .update();
        database.sql(Sql.named("lock-sign-in-failure"))
                .param("failureKey", counter.key())
                .update();
        return database.sql(Sql.named("find-sign-in-failure"))
                .param("failureKey", counter.key())
                .query((row, number) -> new Count(row.getInt("failures"), Times.instant(row, "next_try_at")))
                .single();
    }

    private void count(Counter counter, int failures, Instant now) {
        database.sql(Sql.named("count-sign-in-failure"))
                .param("failureKey", counter.key())
                .param("failures", failures)
                .param("now", Times.column(now))
                .param("nextTryAt", Times.column(now.plus(counter.wait(failures))))
                .update();
    }

    /** Whoever has one address of IPv6 has the 2^64 of its network. */
    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException notDigits) {
            return address;
        }
    }
}
