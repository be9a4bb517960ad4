package io.github.cliocheckin.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person filled in. What they cannot have meant to send is empty.
 *
 * @param cookies the headers {@code Cookie} that the browser sent along
 */
public record Form(Map<String, List<String>> values, List<String> cookies) {

    private static final String SHOWN = "shown.";

    /** A field's text without the white space around it; empty if it is not there. */
    public String text(String field) {
        return raw(field).strip();
    }

    /** A field's text as it was typed: of a password. */
    public String raw(String field) {
        return texts(field).stream().findFirst().orElse("");
    }

    /** The values of boxes with one name, or of fields that are repeated. */
    public List<String> texts(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The same fields as the page showed them before somebody filled them in: they come beside them, hidden, as {@code shown.name}. */
    public Form shown() {
        Map<String, List<String>> shown = new HashMap<>();
        values.forEach((field, texts) -> {
            if (field.startsWith(SHOWN)) {
                shown.put(field.substring(SHOWN.length()), texts);
            }
        });
        return new Form(shown, cookies);
    }

    /** Without what the person wrote. */
    @Override
    public String toString() {
        return "form with " + values.keySet();
    }
}
