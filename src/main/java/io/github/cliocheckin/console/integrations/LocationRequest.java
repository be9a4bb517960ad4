package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.api.MappingRequests;
import io.github.cliocheckin.integration.api.Property;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API is asked for a location's form, once the form has no errors.
 *
 * @param zone in which its times are meant
 */
record LocationRequest(LocationForm form, ZoneId zone) {

    /** A property, and the field of the form that it comes from. */
    private record Filled(String field, Property property) {}

    /** Adds such a location. */
    MappingRequests.Put adding(long businessNumber, long groupId) {
        return new MappingRequests.Put(
                businessNumber,
                groupId,
                Boolean.valueOf(form.active()),
                timing(),
                time(),
                properties().stream()
                        .filter(property -> property.propertyValue() != null)
                        .toList());
    }

    /** Makes a location such a one; what the form did not ask for is left as it is. */
    MappingRequests.Patch changing(Instant now) {
        return new MappingRequests.Patch(
                form.active() == null ? null : Boolean.valueOf(form.active()),
                form.frequency() == null ? null : timing(),
                form.nextRun() != null && form.nextRun().isEmpty() ? now.toString() : time(),
                properties());
    }

    /** The field of the form that a call's field stands for. */
    String fieldOf(String field) {
        List<Filled> filled = filled();
        for (int i = 0; i < filled.size(); i++) {
            if (field != null && field.startsWith("integrationProperties[" + i + "]")) {
                return filled.get(i).field;
            }
        }
        return Errors.WHOLE;
    }

    private MappingRequests.Timing timing() {
        return new MappingRequests.Timing(Integer.valueOf(form.frequency()), form.unit());
    }

    private String time() {
        return form.nextRun() == null || form.nextRun().isEmpty()
                ? null
                : LocalDateTime.parse(form.nextRun()).atZone(zone).toInstant().toString();
    }

    private List<Property> properties() {
        return filled().stream().map(Filled::property).toList();
    }

    /** A blank one has no value. */
    private List<Filled> filled() {
        List<Filled> filled = new ArrayList<>();
        add(filled, "locationName", PropertyKey.LOCATION_NAME, form.locationName());
        add(filled, "webhookLocationName", PropertyKey.WEBHOOK_LOCATION_NAME, form.webhookLocationName());
        add(filled, "delay", PropertyKey.CUSTOMER_FETCH_DELAY, form.delay());
        return filled;
    }

    private static void add(List<Filled> filled, String field, String key, String value) {
        if (value != null) {
            filled.add(new Filled(field, PropertiesForm.property(key, value)));
        }
    }
}
