package io.github.cliocheckin.console;

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
}
