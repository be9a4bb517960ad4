package io.github.cliocheckin.checkin;

import java.util.Map;

/**
 * A question to the receiver that shows whether it takes a key, and does nothing else.
 *
 * @param sealedKey the key as it is kept: the answer holds for this one
 */
public record KeyQuestion(long mappingId, long businessNumber, String apiKey, String sealedKey) {

    /** Somebody who cannot exist (RFC 2606): so nobody is named, and nobody is found. */
    public Map<String, String> nobody() {
        return Map.of("email", "nobody@clio-checkin.invalid");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key of mapping " + mappingId;
    }
}
