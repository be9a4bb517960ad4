package io.github.cliocheckin.clio;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a client that was refused may come again: the header Retry-After, in seconds or as an HTTP date. */
public final class RetryAfter {

    /** Clio counts requests by the minute. */
    static final Duration WHEN_NOT_SAID = Duration.ofSeconds(60);
    /** A header that asks for more than this is wrong, and must not stop a firm for good. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** The time that a header tells, or a minute from now. */
    public static Instant from(String header, Instant now) {
        return time(header, now).orElseGet(() -> now.plus(WHEN_NOT_SAID));
    }

    static Optional<Instant> time(String header, Instant now) {
        return header == null || header.isBlank()
                ? Optional.empty()
                : parsed(header.strip(), now).map(time -> earlier(time, now.plus(LONGEST)));
    }

    private static Optional<Instant> parsed(String header, Instant now) {
        try {
            return Optional.of(
                    header.matches("\\d{1,9}")
                            ? now.plusSeconds(Long.parseLong(header))
                            : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
