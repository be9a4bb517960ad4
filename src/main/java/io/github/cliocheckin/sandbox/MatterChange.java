package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** What became of a matter: without {@code before} it is new, without {@code after} it is gone. */
record MatterChange(Optional<ObjectNode> before, Optional<ObjectNode> after) {

    long matterId() {
        return matter().path("id").asLong();
    }

    /** The matter as it is, or was last. */
    ObjectNode matter() {
        return after.or(this::before).orElseThrow();
    }

    /** Whether the matter has another status than before, whatever its other members do. */
    boolean changesStatus() {
        return before.isPresent() && after.isPresent() && !status(before).equals(status(after));
    }

    /** The status that the matter has, as filters write it. */
    String status() {
        return status(after);
    }

    private static String status(Optional<ObjectNode> matter) {
        return matter.map(json -> json.path("status").asText().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
