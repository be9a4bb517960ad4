package io.github.cliocheckin.clio;

import java.net.URI;

/**
 * A question to Clio.
 *
 * @param account whose connection it is asked with, and whose rate limit it counts against
 * @param method {@code GET}, or what else is to happen there
 * @param uri the whole address, encoded
 * @param body JSON, or empty
 */
public record ClioRequest(long account, String method, URI uri, String body) {

    /** A question that changes nothing. */
    public ClioRequest(long account, URI uri) {
        this(account, "GET", uri, "");
    }

    /** Without query and body. */
    @Override
    public String toString() {
        return method + " " + uri.getPath();
    }
}
