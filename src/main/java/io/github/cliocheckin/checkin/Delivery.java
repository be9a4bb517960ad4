package io.github.cliocheckin.checkin;

import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckInRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A check-in that this node has in hand, to be sent or to be looked up. This is the body in {@code checkin.camel.yaml}.
 *
 * @param version the version of its row; a node whose version is old has lost it to another one
 * @param asked by what it was asked for
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
        Asked asked,
        int attempts,
        int lookups,
        boolean downgraded,
        Instant attemptedAt,
        Instant leasedUntil) {

    /**
     * By what a check-in was asked for.
     *
     * @param matterId 0 where it was handed in
     * @param matterStatus in which its matter was, as Clio writes it; null if nobody wrote that down
     * @param occurrence which time it is that the matter is asked for, counted from 0
     */
    public record Asked(Trigger trigger, long matterId, String matterStatus, int occurrence) {}

    /** Whether this is what it says already; a channel that the receiver refused is left out of both. */
    public boolean says(CheckInRequest other, long otherMappingId) {
        boolean same = request.equals(other)
                || downgraded && (request.equals(other.byPhoneOnly()) || request.equals(other.byEmailOnly()));
        return same && mappingId == otherMappingId;
    }

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
