package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a location is set to, as a person types it; null where the form did not ask.
 *
 * @param active {@code true} or {@code false}
 * @param nextRun a day and time in the business's zone; empty = at once
 */
public record LocationForm(
        String active,
        String frequency,
        String unit,
        String nextRun,
        String locationName,
        String webhookLocationName,
        String delay) {

    private static final int MOST = 1000;

    /** As a new location is set. */
    static LocationForm ofNew() {
        return new LocationForm("true", "1", Frequency.Unit.DAYS.name(), "", "", "", "");
    }

    public static LocationForm of(Mapping mapping) {
        return new LocationForm(
                String.valueOf(mapping.active()),
                String.valueOf(mapping.frequency().value()),
                mapping.frequency().unit().name(),
                local(mapping.nextRunAt(), mapping.business().zone()),
                mapping.properties().getOrDefault(PropertyKey.LOCATION_NAME, ""),
                mapping.properties().getOrDefault(PropertyKey.WEBHOOK_LOCATION_NAME, ""),
                mapping.properties().getOrDefault(PropertyKey.CUSTOMER_FETCH_DELAY, ""));
    }

    static LocationForm of(Form form) {
        return new LocationForm(
                given(form, "active"),
                given(form, "frequency"),
                given(form, "unit"),
                given(form, "nextRun"),
                given(form, "locationName"),
                given(form, "webhookLocationName"),
                given(form, "delay"));
    }

    private static String given(Form form, String field) {
        return form.has(field) ? form.text(field) : null;
    }

    private static String local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    LocationForm called(String name) {
        return new LocationForm(active, frequency, unit, nextRun, name, webhookLocationName, delay);
    }

    /** What the person changed of what the page showed; null for the rest, which may have become something else meanwhile. */
    LocationForm since(LocationForm shown) {
        boolean sameRhythm = Objects.equals(frequency, shown.frequency) && Objects.equals(unit, shown.unit);
        return new LocationForm(
                changed(active, shown.active),
                sameRhythm ? null : frequency,
                sameRhythm ? null : unit,
                changed(nextRun, shown.nextRun),
                changed(locationName, shown.locationName),
                changed(webhookLocationName, shown.webhookLocationName),
                changed(delay, shown.delay));
    }

    private static String changed(String typed, String shown) {
        return Objects.equals(typed, shown) ? null : typed;
    }

    /** What a zone is called where times are asked for. */
    static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** In words. */
    public String rhythm() {
        String each = Frequency.Unit.HOURS.name().equals(unit) ? "hour" : "day";
        return "1".equals(frequency) ? "every " + each : "every " + frequency + " " + each + "s";
    }

    Errors errors() {
        Errors errors = Errors.none();
        if ((frequency == null) != (unit == null)) {
            errors.add("frequency", "Give a number and its unit.");
        }
        if (active != null && !active.matches("true|false")) {
            errors.add("active", "Choose whether it is active.");
        }
        if (frequency != null
                && !(frequency.matches("[0-9]{1,4}")
                        && Integer.parseInt(frequency) >= 1
                        && Integer.parseInt(frequency) <= MOST)) {
            errors.add(
                    "frequency", "The frequency is " + frequency + ": it takes a whole number from 1 to " + MOST + ".");
        }
        if (unit != null
                && Stream.of(Frequency.Unit.values())
                        .noneMatch(known -> known.name().equals(unit))) {
            errors.add("unit", "Choose days or hours.");
        }
        if (nextRun != null && !nextRun.isEmpty() && !isTime(nextRun)) {
            errors.add(
                    "nextRun", "The next run is " + nextRun + ": it takes a day and a time such as 2030-01-31T08:00.");
        }
        PropertiesForm.refuseLong(errors, "locationName", locationName);
        PropertiesForm.refuseLong(errors, "webhookLocationName", webhookLocationName);
        PropertiesForm.refuseDelay(errors, delay);
        return errors;
    }

    /** The same of a form that has to ask for all of it. */
    Errors errorsOfNew() {
        Errors errors = errors();
        if (active == null || frequency == null || unit == null) {
            errors.add(Errors.WHOLE, "Give the status and the frequency.");
        }
        return errors;
    }

    private static boolean isTime(String text) {
        try {
            int year = LocalDateTime.parse(text).getYear();
            return year >= 1970 && year <= 9999;
        } catch (DateTimeException notATime) {
            return false;
        }
    }
}
