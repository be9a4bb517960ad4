package io.github.cliocheckin.ops.reload;

import java.time.Instant;

/**
 * What became of a version of a file.
 *
 * @param hash SHA-256 of its text, in hexadecimal digits; null for a file that is gone
 * @param reason why it was not taken over, with the place; null if it was
 */
public record RouteLoad(Instant at, String file, String hash, Result result, String reason) {

    public enum Result {
        TAKEN,
        REFUSED,
        REMOVED
    }
}
