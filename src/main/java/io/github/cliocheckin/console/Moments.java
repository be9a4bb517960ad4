package io.github.cliocheckin.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages write them: in UTC, which the console's script turns into the zone of whoever looks. */
public final class Moments {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    public static String utc(Instant at) {
        return UTC.format(at);
    }

    /** How long it is from one time to another, in its two largest units. */
    public static String lasting(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : Math.max(0, time.toMillis()) / 100 / 10.0 + " s";
    }
}
