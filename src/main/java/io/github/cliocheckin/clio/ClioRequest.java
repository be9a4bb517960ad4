package io.github.cliocheckin.clio;

import java.net.URI;

/**
 * A question to Clio.
 *
 * @param account whose connection it is asked with, and whose rate limit it counts against
 * @param uri the whole address, encoded
 */
public record ClioRequest(long account, URI uri) {

    /** Without query. */
    @Override
    public String toString() {
        return "GET " + uri.getPath();
    }
}
