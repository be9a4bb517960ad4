package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.integration.Frequency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** What the calls about mappings are sent; the names and shape of a put are the article's. */
public final class MappingRequests {

    private MappingRequests() {}

    /** Adds a mapping, or sets what is given if the group has one of this business. */
    public record Put(
            Long businessNumber,
            Long integrationGroupId,
            Boolean active,
            Timing frequency,
            String nextRunTime,
            List<Property> integrationProperties) {}

    /** Changes what is given; a property without a value is removed. */
    public record Patch(Boolean active, Timing frequency, String nextRunTime, List<Property> integrationProperties) {}

    /** How often a mapping's matters are fetched. */
    public record Timing(Integer value, String unit) {

        private static final int MOST = 1000;

        static Timing of(Frequency frequency) {
            return new Timing(frequency.value(), frequency.unit().name());
        }

        /** The frequency that a request gives, or null. */
        static Frequency read(Timing timing) {
            return timing == null ? null : timing.frequency();
        }

        private Frequency frequency() {
            int number = Required.of("frequency.value", value);
            if (number < 1 || number > MOST) {
                throw Refusal.invalid(
                        "frequency.value", "frequency.value is " + number + ": it takes 1 to " + MOST + ".");
            }
            String name = Required.of("frequency.unit", unit);
            return Arrays.stream(Frequency.Unit.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .map(known -> new Frequency(number, known))
                    .orElseThrow(() -> Refusal.invalid(
                            "frequency.unit",
                            "frequency.unit is " + name + ": take one of " + Arrays.toString(Frequency.Unit.values())
                                    + "."));
        }
    }

    /** The next run's time that a request gives, or null. */
    static Instant nextRun(String time) {
        if (time == null) {
            return null;
        }
        try {
            OffsetDateTime next = OffsetDateTime.parse(time);
            if (next.getYear() >= 1970 && next.getYear() <= 9999) {
                return next.toInstant();
            }
        } catch (DateTimeException notATime) {
            // said below, with what is needed
        }
        throw Refusal.invalid(
                "nextRunTime", "nextRunTime is " + time + ": it takes a time with zone such as 2026-01-31T08:00:00Z.");
    }
}
