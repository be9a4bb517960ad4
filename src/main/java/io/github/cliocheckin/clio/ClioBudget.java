package io.github.cliocheckin.clio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each account within the rate that Clio tells in its answers (50 requests a minute and token at peak). It never
 * waits: what must wait is told until when, so that no thread sleeps.
 */
public final class ClioBudget {

    /** What is left of a window: {@code remaining} requests of its limit, which may be unknown, until {@code reset}. */
    private record Window(long remaining, Long limit, Instant reset) {

        private static final long ALL = 100;

        Window withOneLess() {
            return new Window(remaining - 1, limit, reset);
        }

        Optional<Integer> percent() {
            if (remaining <= 0) {
                return Optional.of(0);
            }
            return Optional.ofNullable(limit).filter(known -> known > 0).map(known ->
                    (int) Math.min(ALL, remaining * ALL / known));
        }

        /** Answers may overtake each other: one that is late must not give back what is used up or refused. */
        Window narrowedBy(Window other) {
            boolean sameOrEarlier = !other.reset.isAfter(reset);
            return remaining <= 0
                    ? this
                    : sameOrEarlier ? new Window(Math.min(remaining, other.remaining), limit, reset) : other;
        }
    }

    /** Clio counts by the minute; a header that tells of a longer window is wrong and must not stop a firm. */
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);

    private final Map<Long, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    public ClioBudget(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes one request out of the account's budget.
     *
     * @throws ClioBusyException if none is left before the window ends
     */
    public ClioRequest admit(ClioRequest request) {
        windows.computeIfPresent(request.account(), (account, window) -> {
            if (!clock.instant().isBefore(window.reset)) {
                return null; // a new window has begun; its size is told with its first answer
            }
            if (window.remaining <= 0) {
                throw new ClioBusyException(window.reset, false);
            }
            return window.withOneLess();
        });
        return request;
    }

    /**
     * Remembers what an answer told.
     *
     * @param limit the header X-RateLimit-Limit, or null
     * @param remaining the header X-RateLimit-Remaining, or null
     * @param reset the header X-RateLimit-Reset: seconds since 1970, read as seconds from now where that cannot be; or null
     */
    public void note(ClioRequest request, String limit, String remaining, String reset) {
        if (isNumber(remaining) && isNumber(reset)) {
            long seconds = Long.parseLong(reset.strip());
            Instant now = clock.instant();
            Instant end = seconds < 1_000_000_000 ? now.plusSeconds(seconds) : Instant.ofEpochSecond(seconds);
            if (end.isAfter(now)) {
                Instant latest = now.plus(LONGEST_WINDOW);
                Window told = new Window(
                        Long.parseLong(remaining.strip()),
                        isNumber(limit) ? Long.valueOf(limit.strip()) : null,
                        end.isAfter(latest) ? latest : end);
                windows.merge(
                        request.account(),
                        told,
                        (known, late) -> known.reset.isAfter(now) ? known.narrowedBy(late) : late);
            }
        }
    }

    /** What is left to the account that has least, of those whose window is not over; empty before Clio told of one. */
    public OptionalDouble least() {
        Instant now = clock.instant();
        return windows.values().stream()
                .filter(window -> window.reset.isAfter(now))
                .mapToDouble(window -> window.remaining)
                .min();
    }

    /** How much of its rate limit is left to an account now, in percent; empty unless Clio told it. */
    public Optional<Integer> percentLeft(long account) {
        return Optional.ofNullable(windows.get(account))
                .filter(window -> window.reset.isAfter(clock.instant()))
                .flatMap(Window::percent);
    }

    /** Remembers that Clio refused this account until a time. */
    void close(ClioRequest request, Instant until) {
        windows.put(request.account(), new Window(0, null, until));
    }

    private static boolean isNumber(String header) {
        return header != null && header.strip().matches("\\d{1,10}");
    }
}
