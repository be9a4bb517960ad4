package io.github.cliocheckin.checkin;

import io.github.cliocheckin.matter.CheckInRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A check-in that this node has in hand, to be sent or to be looked up. This is the body in {@code checkin.camel.yaml}.
 *
 * @param version the version of its row; a node whose version is old has lost it to another one
 * @param attempts how often it was sent, this time included
 * @param lookups how often the receiver was asked what became of it, and could not tell
 * @param downgraded whether one of its channels was taken away already
 * @param attemptedAt when it was last about to be sent
 * @param leasedUntil until when it is this node's
 */
public record Delivery(
        long id,
        int version,
        long groupId,
        long mappingId,
        long businessNumber,
        String apiKey,
        CheckInRequest request,
        int attempts,
        int lookups,
        boolean downgraded,
        Instant attemptedAt,
        Instant leasedUntil) {

    /** The questions that find this check-in's person at the receiver: by e-mail and by phone, for people share them. */
    public List<Map<String, String>> contacts() {
        return Stream.of(contact("email", request.emailId()), contact("phone", request.phone()))
                .filter(contact -> !contact.isEmpty())
                .toList();
    }

    private static Map<String, String> contact(String kind, String value) {
        return value == null ? Map.of() : Map.of(kind, value);
    }

    /** Without key and person. */
    @Override
    public String toString() {
        return "check-in " + id;
    }
}
