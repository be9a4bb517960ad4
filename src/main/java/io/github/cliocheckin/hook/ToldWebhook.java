package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.clio.ClioUnavailableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A subscription as Clio tells of it.
 *
 * @param secret null where Clio does not show it
 * @param expiresAt null where Clio does not tell
 */
record ToldWebhook(long id, String url, List<String> events, String status, String secret, Instant expiresAt) {

    private static final Set<String> STATUSES = Set.of("pending", "enabled", "suspended");

    /** @throws ClioUnavailableException if it is none */
    static ToldWebhook of(JsonNode record) {
        long id = record.path("id").asLong();
        if (id <= 0) {
            throw new ClioUnavailableException("Clio's answer holds a webhook without an id");
        }
        String status = record.path("status").asText();
        String secret = record.path("shared_secret").asText("");
        return new ToldWebhook(
                id,
                record.path("url").asText(),
                StreamSupport.stream(record.path("events").spliterator(), false)
                        .map(JsonNode::asText)
                        .sorted()
                        .toList(),
                STATUSES.contains(status) ? status : "pending",
                secret.isEmpty() || record.path("shared_secret").isNull() ? null : secret,
                time(record.path("expires_at").asText("")));
    }

    boolean isPending() {
        return status.equals("pending");
    }

    boolean isSuspended() {
        return status.equals("suspended");
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** Without the secret and the door. */
    @Override
    public String toString() {
        return "webhook " + id + " (" + status + ")";
    }
}
