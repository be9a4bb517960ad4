package io.github.cliocheckin.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.StoredText;
import java.io.IOException;
import java.util.Optional;

/**
 * The body of a delivery.
 *
 * @param webhookId of the subscription that it came by, as its body says; null if that says none
 */
record Telling(MatterEvent event, long matterId, String etag, Long webhookId) {

    private static final int ROOM_FOR_ETAG = 200;

    /**
     * Reads a body; one of an event that nobody here asks for is read as none.
     *
     * @param json reads nothing that can be understood in two ways
     * @throws Refusal if it is no delivery
     * @throws IOException if it is not JSON
     */
    static Optional<Telling> read(ObjectMapper json, byte[] body) throws IOException {
        JsonNode read = json.readTree(body);
        JsonNode event = read.path("meta").path("event");
        if (!event.isTextual()) {
            throw Refusal.malformed("meta.event", "A delivery has the name of an event.");
        }
        Optional<MatterEvent> known = MatterEvent.of(event.asText());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Long matterId = id(read.path("data").path("id"));
        if (matterId == null) {
            throw Refusal.malformed("data.id", "A delivery has the id of a matter: a whole number.");
        }
        return Optional.of(new Telling(
                known.get(),
                matterId,
                etag(read.path("data").path("etag")),
                id(read.path("meta").path("webhook_id"))));
    }

    private static Long id(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() > 0 ? number.asLong() : null;
    }

    private static String etag(JsonNode etag) {
        if (etag.isMissingNode() || etag.isNull()) {
            return "";
        }
        return StoredText.fitting(etag.isTextual() ? etag.asText() : etag.toString(), ROOM_FOR_ETAG);
    }
}
