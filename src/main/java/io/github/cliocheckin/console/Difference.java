package io.github.cliocheckin.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field that a change made another.
 *
 * @param field with the names of what it is in, and dots between
 * @param before null if it was not there
 * @param after null if it is not there any more
 */
public record Difference(String field, String before, String after) {

    /** What two states of one thing do not have in common; a state is null where the thing was not there. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        Map<String, String> was = new TreeMap<>();
        Map<String, String> is = new TreeMap<>();
        collect("", before, was);
        collect("", after, is);
        Set<String> fields = new TreeSet<>(was.keySet());
        fields.addAll(is.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(was.get(field), is.get(field))) {
                differences.add(new Difference(field, was.get(field), is.get(field)));
            }
        }
        return differences;
    }

    private static void collect(String field, JsonNode state, Map<String, String> values) {
        if (state == null || state.isNull()) {
            return;
        }
        if (state.isObject()) {
            state.properties().forEach(part -> collect(inside(field, part.getKey()), part.getValue(), values));
        } else if (state.isArray()) {
            for (int i = 0; i < state.size(); i++) {
                collectPart(field, i, state.get(i), values);
            }
        } else {
            values.put(field, state.asText());
        }
    }

    /** A property goes by its key, so that one more does not make all behind it look changed. */
    private static void collectPart(String field, int number, JsonNode part, Map<String, String> values) {
        if (part.has("propertyKey")) {
            collect(inside(field, part.get("propertyKey").asText()), part.get("propertyValue"), values);
        } else {
            collect(inside(field, String.valueOf(number + 1)), part, values);
        }
    }

    private static String inside(String field, String part) {
        return field.isEmpty() ? part : field + "." + part;
    }
}
