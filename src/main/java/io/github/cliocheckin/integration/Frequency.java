package io.github.cliocheckin.integration;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How often a mapping's matters are fetched. */
public record Frequency(int value, Unit unit) {

    /** The unit of a frequency; a day is a calendar day where the business is, so a run keeps its time of day. */
    public enum Unit {
        DAYS(ChronoUnit.DAYS),
        HOURS(ChronoUnit.HOURS);

        private final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    /**
     * The first run after {@code now}, counted on from {@code last} in whole frequencies: no drift, and runs that were
     * missed fold into one.
     */
    public Instant next(Instant last, Instant now, ZoneId zone) {
        ZonedDateTime start = last.atZone(zone);
        long passed = unit.unit.between(start, now.atZone(zone)) / value;
        ZonedDateTime next = start.plus(Math.max(0, passed) * value, unit.unit);
        return next.toInstant().isAfter(now)
                ? next.toInstant()
                : next.plus(value, unit.unit).toInstant();
    }
}
