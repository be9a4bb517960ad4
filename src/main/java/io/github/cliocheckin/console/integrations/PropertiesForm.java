package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.CustomerFetchDelay;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.WebhookEvents;
import io.github.cliocheckin.integration.api.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The properties of a group as a person types them; null where the form did not ask. */
public record PropertiesForm(String optOut, String locationField, String delay, List<String> events) {

    /** Nothing filled in. */
    public static final PropertiesForm EMPTY = new PropertiesForm("", "", "", List.of());

    private static final int ROOM = 500;

    public PropertiesForm {
        events = events == null ? List.of() : List.copyOf(events);
    }

    static PropertiesForm of(Map<String, String> properties) {
        String events = properties.getOrDefault(PropertyKey.WEBHOOK_EVENTS, "");
        return new PropertiesForm(
                properties.getOrDefault(PropertyKey.DONT_SEND_REVIEW_FIELD, ""),
                properties.getOrDefault(PropertyKey.LOCATION_FIELD, ""),
                properties.getOrDefault(PropertyKey.CUSTOMER_FETCH_DELAY, ""),
                Stream.of(events.split(","))
                        .map(String::strip)
                        .filter(event -> !event.isEmpty())
                        .toList());
    }

    static PropertiesForm of(Form form) {
        return new PropertiesForm(
                form.text("optOut"),
                form.text("locationField"),
                form.has("delay") ? form.text("delay") : null,
                form.texts("event"));
    }

    Errors errors() {
        Errors errors = Errors.none();
        refuseLong(errors, "optOut", optOut);
        refuseLong(errors, "locationField", locationField);
        refuseDelay(errors, delay);
        try {
            WebhookEvents.parse(String.join(",", events));
        } catch (IllegalArgumentException unknown) {
            errors.add("event", unknown.getMessage());
        }
        return errors;
    }

    static void refuseLong(Errors errors, String field, String name) {
        if (name != null && name.length() > ROOM) {
            errors.add(field, "The name has " + name.length() + " characters: shorten it to at most " + ROOM + ".");
        }
    }

    static void refuseDelay(Errors errors, String delay) {
        if (delay == null || delay.isEmpty()) {
            return;
        }
        try {
            CustomerFetchDelay.of(delay);
        } catch (IllegalArgumentException notDays) {
            errors.add("delay", "The delay is " + delay + ": " + notDays.getMessage());
        }
    }

    /** All of them; one that is blank has no value, and is taken away by a change. */
    List<Property> changes() {
        List<Property> changes = new ArrayList<>();
        changes.add(property(PropertyKey.DONT_SEND_REVIEW_FIELD, optOut));
        changes.add(property(PropertyKey.LOCATION_FIELD, locationField));
        if (delay != null) {
            changes.add(property(PropertyKey.CUSTOMER_FETCH_DELAY, delay));
        }
        changes.add(property(PropertyKey.WEBHOOK_EVENTS, String.join(",", events)));
        return changes;
    }

    /** Those that the person changed of what the page showed; the rest may have become something else meanwhile. */
    List<Property> changesSince(PropertiesForm shown) {
        List<Property> changes = changes();
        changes.removeAll(shown.changes());
        return changes;
    }

    /** Those that have a value. */
    List<Property> values() {
        return changes().stream()
                .filter(property -> Objects.nonNull(property.propertyValue()))
                .toList();
    }

    static Property property(String key, String value) {
        return new Property(key, value == null || value.isBlank() ? null : value);
    }
}
