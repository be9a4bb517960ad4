package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.CustomerFetchDelay;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.WebhookEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A property as a group or mapping has it; the article's shape. */
public record Property(String propertyKey, String propertyValue) {

    private static final int ROOM = 500;

    /** What a request does with properties whose value is null or blank. */
    enum Blank {
        REFUSED,
        REMOVES
    }

    static List<Property> of(Map<String, String> properties) {
        return properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(property -> new Property(property.getKey(), property.getValue()))
                .toList();
    }

    /**
     * The properties that a request sets, in its order, so that the place in the map is the index in the request; a value
     * of null removes.
     *
     * @param list the name of the request's field
     */
    static Map<String, String> read(String list, List<Property> properties, Set<String> known, Blank blank) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; properties != null && i < properties.size(); i++) {
            String field = list + "[" + i + "]";
            Property property = Required.of(field, properties.get(i));
            String keyField = field + ".propertyKey";
            String key = Required.of(keyField, property.propertyKey);
            if (!known.contains(key)) {
                throw Refusal.invalid(
                        keyField,
                        keyField + " is " + key + ", which is not known here: take one of " + new TreeSet<>(known)
                                + ".");
            }
            if (changes.containsKey(key)) {
                throw Refusal.invalid(keyField, keyField + " is " + key + " a second time: give it once.");
            }
            String valueField = field + ".propertyValue";
            String value = property.isAtOnce() ? "0" : property.value(valueField, blank);
            refuseUnreadable(key, valueField, value);
            changes.put(key, value);
        }
        return changes;
    }

    /** A delay may be blank, as in the article: then there is none, also where a location's stands before its group's. */
    private boolean isAtOnce() {
        return propertyKey.equals(PropertyKey.CUSTOMER_FETCH_DELAY) && propertyValue != null && propertyValue.isBlank();
    }

    private static void refuseUnreadable(String key, String field, String value) {
        if (value == null) {
            return;
        }
        try {
            switch (key) {
                case PropertyKey.CUSTOMER_FETCH_DELAY -> CustomerFetchDelay.of(value);
                case PropertyKey.WEBHOOK_EVENTS -> WebhookEvents.parse(value);
                default -> {
                    // a name, and names are free
                }
            }
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.invalid(field, field + " is " + value + ": " + unreadable.getMessage());
        }
    }

    private String value(String field, Blank blank) {
        String compared = ComparedName.of(propertyValue);
        if (!compared.isEmpty()) {
            Texts.storable(field, compared, ROOM);
            return Texts.storable(field, propertyValue, ROOM);
        }
        if (blank == Blank.REMOVES) {
            return null;
        }
        throw Refusal.invalid(field, field + " is blank: give a value, or leave the property out.");
    }
}
