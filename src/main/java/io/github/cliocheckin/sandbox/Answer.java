package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a sandbox server says to one request. Status 0 stands for no answer at all. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static final String JSON = "application/json; charset=utf-8";
    static final Answer NONE = new Answer(0, JSON, "", Map.of());

    static Answer json(int status, JsonNode body) {
        return new Answer(status, JSON, Json.write(body), Map.of());
    }

    static Answer empty(int status) {
        return new Answer(status, JSON, "", Map.of());
    }

    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, Map.copyOf(more));
    }

    Answer withContentType(String other) {
        return new Answer(status, other, body, headers);
    }

    Answer withBody(String other) {
        return new Answer(status, contentType, other, headers);
    }
}
