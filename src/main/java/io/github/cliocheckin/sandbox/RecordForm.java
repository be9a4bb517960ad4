package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;

/** The data of a record that somebody writes, read member by member with Clio's refusals. */
record RecordForm(ObjectNode data) {

    boolean has(String name) {
        return data.has(name);
    }

    String text(String name) {
        JsonNode value = data.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw ClioRefusal.argument(name + " is missing");
        }
        return value.textValue();
    }

    String oneOf(String name, Collection<String> allowed) {
        String value = text(name);
        if (!allowed.contains(value)) {
            throw ClioRefusal.argument(name + " cannot be " + value);
        }
        return value;
    }

    /** An address that a browser or Clio itself can call. */
    String address(String name, boolean httpsOnly) {
        String text = text(name);
        try {
            URI uri = URI.create(text);
            boolean allowed = "https".equals(uri.getScheme()) || (!httpsOnly && "http".equals(uri.getScheme()));
            if (allowed && uri.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException unreadable) {
            // refused below
        }
        throw ClioRefusal.argument(name + " must be " + (httpsOnly ? "an https" : "a web") + " address");
    }
}
