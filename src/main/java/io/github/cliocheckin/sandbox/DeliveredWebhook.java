package io.github.cliocheckin.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One attempt to deliver a webhook, as it went over the wire and with the status it got, 0 for no answer. A test replays it as it
 * is, or sends what it makes of its parts.
 */
public record DeliveredWebhook(
        long webhookId, String event, int attempt, URI url, byte[] body, Map<String, String> headers, int status) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
