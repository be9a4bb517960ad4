package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The custom field definitions of a firm, and the entries that matters carry for them. Stored definitions are never changed, only replaced. */
final class CustomFields {
    private static final String CREATED_AT = "2026-01-05T09:00:00-06:00";

    private final NavigableMap<Long, ObjectNode> definitions = new ConcurrentSkipListMap<>();
    private final AtomicLong lastField = new AtomicLong(61_000);
    private final AtomicLong lastOption = new AtomicLong(9_000);
    private final AtomicLong lastValue = new AtomicLong(700);

    NavigableMap<Long, ObjectNode> definitions() {
        return definitions;
    }

    /** Takes over a definition in Clio's shape. */
    void put(ObjectNode definition) {
        long id = definition.path("id").asLong();
        lastField.accumulateAndGet(id, Math::max);
        definition
                .path("picklist_options")
                .forEach(option -> lastOption.accumulateAndGet(option.path("id").asLong(), Math::max));
        definitions.put(id, definition);
    }

    long addCheckbox(String name) {
        return add(name, "checkbox", List.of());
    }

    long addPicklist(String name, List<String> options) {
        return add(name, "picklist", options);
    }

    /** The oldest field of this name; names need not be unique. */
    Optional<Long> named(String name) {
        return definitions.entrySet().stream()
                .filter(field -> field.getValue().path("name").asText().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized void rename(long id, String name) {
        definitions.put(id, definition(id).put("name", name));
    }

    synchronized void markDeleted(long id) {
        definitions.put(id, definition(id).put("deleted", true));
    }

    /** The id of the option with exactly this text; the firm gets such an option when it has none. */
    synchronized long option(long field, String text) {
        ObjectNode definition = definition(field);
        Optional<Long> known = optionWith(definition, text);
        if (known.isPresent()) {
            return known.get();
        }
        long id = addOption(definition, text);
        definitions.put(field, definition);
        return id;
    }

    /** An entry that a person made: it has an id of its own. A picklist's value is an option id, given with the option's text. */
    ObjectNode entry(long field, JsonNode value) {
        ObjectNode entry = unset(field);
        String type = entry.path("field_type").asText();
        entry.put("id", type + "-" + lastValue.incrementAndGet()).put("etag", "\"" + lastValue.get() + "\"");
        entry.put("created_at", CREATED_AT).put("updated_at", CREATED_AT);
        entry.set("value", value);
        if (type.equals("picklist") && !value.isNull()) {
            entry.set("picklist_option", optionNode(field, value.asLong()));
        }
        return entry;
    }

    /** The entry of a field that is shown on every matter and was never filled in: no id, no value. */
    ObjectNode unset(long field) {
        ObjectNode definition = definition(field);
        ObjectNode entry = Json.object().putNull("id");
        entry.set("field_name", definition.get("name"));
        entry.set("field_type", definition.get("field_type"));
        entry.put("field_required", false).put("field_displayed", true);
        entry.set("field_display_order", definition.get("display_order"));
        entry.putNull("value").set("soft_deleted", definition.get("deleted"));
        entry.putObject("custom_field").put("id", field).set("etag", definition.get("etag"));
        return entry;
    }

    private ObjectNode definition(long id) {
        ObjectNode stored = definitions.get(id);
        if (stored == null) {
            throw new IllegalArgumentException("The firm has no custom field " + id);
        }
        return stored.deepCopy();
    }

    private long add(String name, String type, List<String> options) {
        long id = lastField.incrementAndGet();
        ObjectNode definition = Json.object().put("id", id).put("etag", "\"f" + id + "\"");
        definition.put("name", name).put("parent_type", "Matter").put("field_type", type);
        definition.put("displayed", true).put("required", false).put("deleted", false);
        definition.put("display_order", definitions.size() + 1);
        definition.put("created_at", CREATED_AT).put("updated_at", CREATED_AT);
        options.forEach(option -> addOption(definition, option));
        definitions.put(id, definition);
        return id;
    }

    private long addOption(ObjectNode definition, String text) {
        long id = lastOption.incrementAndGet();
        ObjectNode option = definition.withArray("picklist_options").addObject();
        option.put("id", id).put("etag", "\"o" + id + "\"").put("option", text).putNull("deleted_at");
        option.put("created_at", CREATED_AT).put("updated_at", CREATED_AT);
        return id;
    }

    private Optional<Long> optionWith(ObjectNode definition, String text) {
        for (JsonNode option : definition.path("picklist_options")) {
            if (option.path("option").asText().equals(text)) {
                return Optional.of(option.path("id").asLong());
            }
        }
        return Optional.empty();
    }

    private ObjectNode optionNode(long field, long optionId) {
        for (JsonNode option : definition(field).path("picklist_options")) {
            if (option.path("id").asLong() == optionId) {
                return option.deepCopy();
            }
        }
        return Json.object().put("id", optionId);
    }
}
