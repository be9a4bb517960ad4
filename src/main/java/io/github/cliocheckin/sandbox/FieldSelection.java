package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code fields} of a request: a comma list with one level of braces. As in Clio, anything deeper or unknown refuses the whole
 * request and names the word at fault, and an association without braces gives its defaults.
 */
final class FieldSelection {
    private static final Pattern ITEM = Pattern.compile("([^,{}]+)(\\{([^{}]*)})?(?:,|$)");

    private final ClioResource resource;
    private final Map<String, FieldSelection> chosen = new LinkedHashMap<>();

    private FieldSelection(ClioResource resource) {
        this.resource = resource;
    }

    /** What a request asks for, or the defaults when it does not say. */
    static FieldSelection asked(Request request, ClioResource resource) {
        return request.parameter("fields")
                .filter(text -> !text.isBlank())
                .map(text -> parse(text, resource))
                .orElseGet(() -> defaults(resource));
    }

    static FieldSelection parse(String text, ClioResource resource) {
        refuseNested(text);
        FieldSelection selection = new FieldSelection(resource);
        Matcher item = ITEM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!item.find(at) || item.start() != at) {
                throw ClioRefusal.field(text.substring(at));
            }
            selection.add(item.group(1).strip(), item.group(3));
            at = item.end();
        }
        return selection;
    }

    static FieldSelection defaults(ClioResource resource) {
        FieldSelection selection = new FieldSelection(resource);
        resource.defaults().forEach(name -> selection.chosen.put(name, null));
        return selection;
    }

    /** What the caller gets to see of a record. Asked for and absent is null, or an empty list; nested it stays absent. */
    ObjectNode of(ObjectNode record) {
        ObjectNode seen = Json.object();
        chosen.forEach((name, inner) -> seen.set(name, value(name, inner, record.get(name))));
        return seen;
    }

    private JsonNode value(String name, FieldSelection inner, JsonNode value) {
        if (inner == null) {
            return value;
        }
        if (resource.associations().get(name).many()) {
            ArrayNode seen = Json.array();
            if (value != null) {
                value.forEach(item -> seen.add(inner.nested(item)));
            }
            return seen;
        }
        return value == null ? null : inner.nested(value);
    }

    private JsonNode nested(JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return record;
        }
        ObjectNode seen = of(object);
        seen.retain(List.copyOf(names(object)));
        if (object.has("redacted")) {
            // Whoever may not see a contact is told so, whatever was asked for.
            seen.set("redacted", object.get("redacted"));
        }
        return seen;
    }

    private static void refuseNested(String text) {
        int depth = 0;
        String nested = "";
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '}') {
                depth--;
            } else if (text.charAt(at) == '{' && ++depth > 1) {
                String before = text.substring(0, at);
                nested = before.substring(Math.max(before.lastIndexOf(','), before.lastIndexOf('{')) + 1);
            }
        }
        if (!nested.isEmpty()) {
            // Seen of Clio: the last nested name, with a brace behind it, as its parser stops at the first closing one.
            throw ClioRefusal.field(nested.strip() + "}");
        }
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private void add(String name, String braces) {
        if (!resource.has(name)) {
            throw ClioRefusal.field(name);
        }
        ClioResource.Association association = resource.associations().get(name);
        if (association == null) {
            if (braces != null) {
                throw ClioRefusal.field(name + "{" + braces + "}");
            }
            chosen.put(name, null);
        } else {
            chosen.put(name, braces == null ? defaults(association.target()) : parse(braces, association.target()));
        }
    }
}
