package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes guessing passwords slow, on all nodes together and over restarts: after some tries in a row that failed, each further
 * one has to wait ({@link SignInCount} says how long). A try counts as failed from its start until it succeeds, so that many
 * at once are no way round. One that must wait leaves nothing behind: a stranger has names without end.
 */
public final class SignInThrottle {

    private final JdbcClient database;
    private final Changes changes;
    private final Clock clock;

    public SignInThrottle(JdbcClient database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is kept of a count. */
    private record Kept(int failures, Instant failedAt, Instant nextTryAt) {}

    /**
     * Looks whether a try may begin, and changes nothing.
     *
     * @param address where it comes from, as digits
     * @throws Refusal if it must wait
     */
    public void look(String name, String address) {
        List<Kept> kept = SignInCount.of(name, address).stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
        refuseEarly(kept, clock.instant());
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
                .param("before", Times.column(now.minus(SignInCount.LONGEST_REMEMBERED)))
                .update());
        changes.make(() -> {
            List<SignInCount> counts = SignInCount.of(name, address);
            List<Kept> kept = counts.stream().map(count -> lock(count, now)).toList();
            // Takes back the rows that were just added
            refuseEarly(kept, now);
            for (int i = 0; i < counts.size(); i++) {
                count(counts.get(i), kept.get(i), now);
            }
            return true;
        });
    }

    /** Forgets the failures before a try that succeeded; where others may have failed, only that this one counted as failed. */
    public void succeed(String name, String address) {
        changes.make(() -> {
            for (SignInCount count : SignInCount.of(name, address)) {
                database.sql(Sql.named(count.shared() ? "uncount-sign-in-failure" : "forget-sign-in-failure"))
                        .param("failureKey", count.key())
                        .update();
            }
            return true;
        });
    }

    private static void refuseEarly(Collection<Kept> kept, Instant now) {
        kept.stream()
                .map(Kept::nextTryAt)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .ifPresent(next -> {
                    Duration wait = Duration.between(now, next);
                    throw Refusal.tooMany(
                            wait,
                            "There were too many wrong tries to sign in with this name or from this address: try again in "
                                    + Refusal.seconds(wait) + " seconds.");
                });
    }

    private Optional<Kept> find(SignInCount count) {
        return database.sql(Sql.named("find-sign-in-failure"))
                .param("failureKey", count.key())
                .query((row, number) -> new Kept(
                        row.getInt("failures"), Times.instant(row, "failed_at"), Times.instant(row, "next_try_at")))
                .optional();
    }

    private Kept lock(SignInCount count, Instant now) {
        database.sql(Sql.named("add-sign-in-failure"))
                .param("failureKey", count.key())
                .param("now", Times.column(now))
                .update();
        database.sql(Sql.named("lock-sign-in-failure"))
                .param("failureKey", count.key())
                .update();
        return find(count).orElseThrow();
    }

    private void count(SignInCount count, Kept kept, Instant now) {
        boolean over = kept.failedAt().plus(count.remembered()).isBefore(now);
        int failures = over ? 1 : kept.failures() + 1;
        database.sql(Sql.named("count-sign-in-failure"))
                .param("failureKey", count.key())
                .param("failures", failures)
                .param("now", Times.column(now))
                .param("nextTryAt", Times.column(now.plus(count.wait(failures))))
                .update();
    }
}
