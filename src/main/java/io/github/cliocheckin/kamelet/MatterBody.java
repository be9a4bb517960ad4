package io.github.cliocheckin.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.Matter;

/** A message's body as a matter: a map, or JSON text, with the names that Clio gives. */
final class MatterBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MatterBody() {}

    /** @throws IllegalArgumentException if it is no matter; the message quotes nothing of it */
    static Matter of(Object body) {
        JsonNode json = json(body);
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("The body is no matter of Clio's: it takes a map, or JSON as text");
        }
        return ClioAnswers.matter(json);
    }

    private static JsonNode json(Object body) {
        if (!(body instanceof CharSequence text)) {
            return JSON.valueToTree(body);
        }
        try {
            return JSON.readTree(text.toString());
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
