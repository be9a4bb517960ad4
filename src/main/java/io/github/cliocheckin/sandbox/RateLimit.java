package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * Clio's limit of requests in a minute, for each access token, announced on every answer. Past it, the answer is 429 with
 * {@code Retry-After}; seconds usually, a date in the form that another client of Clio's met.
 */
final class RateLimit {
    private static final int WINDOW_SECONDS = 60;

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();
    private int perMinute;
    private boolean asDate;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** The minute that began with a token's first request, and how many came in it. */
    private record Window(Instant start, int used) {
        Instant end() {
            return start.plusSeconds(WINDOW_SECONDS);
        }
    }

    synchronized void set(int requests) {
        perMinute = requests;
        windows.clear();
    }

    synchronized void retryAfterAsDate(boolean date) {
        asDate = date;
    }

    /** Counts a request of this token and serves it, or refuses it. */
    Answer answer(String token, Request request, SandboxServer.Work work) {
        Window window;
        int limit;
        synchronized (this) {
            limit = perMinute;
            window = limit == 0 ? null : count(token);
        }
        if (window == null) {
            return work.answer(request);
        }
        Answer answer = window.used() > limit ? refusal(window) : work.answer(request);
        return answer.with("X-RateLimit-Limit", Integer.toString(limit))
                .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - window.used())))
                .with("X-RateLimit-Reset", Long.toString(window.end().getEpochSecond()));
    }

    private Window count(String token) {
        Instant now = clock.instant();
        return windows.compute(
                token,
                (same, window) -> window == null || !now.isBefore(window.end())
                        ? new Window(now, 1)
                        : new Window(window.start(), window.used() + 1));
    }

    private synchronized Answer refusal(Window window) {
        long seconds =
                Math.max(1, window.end().getEpochSecond() - clock.instant().getEpochSecond());
        String retryAfter = asDate
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(window.end().atOffset(ZoneOffset.UTC))
                : Long.toString(seconds);
        return ClioRefusal.of(429, "RateLimited", "Too many requests. Retry in " + seconds + " seconds.")
                .answer()
                .with("Retry-After", retryAfter);
    }
}
