package io.github.cliocheckin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps secrets out of the audit trail: by the names that they have everywhere here, settings and masking included. */
final class Secrets {

    private static final Pattern NAME_OF_A_SECRET = Pattern.compile("(?i).*(key|token|secret|password)");

    /** Named like a secret and none: the name of a property of a group or mapping. */
    private static final Set<String> NOT_SECRET = Set.of("propertyKey");

    private Secrets() {}

    /**
     * Looks through a state at every depth.
     *
     * @throws IllegalArgumentException that names the field, if one that is named like a secret holds a text
     */
    static void refuse(JsonNode state) {
        state.properties().forEach(field -> {
            boolean secret = NAME_OF_A_SECRET.matcher(field.getKey()).matches() && !NOT_SECRET.contains(field.getKey());
            if (secret && field.getValue().isTextual()) {
                throw new IllegalArgumentException(
                        "The field " + field.getKey() + " would bring a secret into the audit trail");
            }
        });
        state.forEach(Secrets::refuse);
    }
}
