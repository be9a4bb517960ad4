package io.github.cliocheckin.clio;

import java.net.URI;

/**
 * A question to Clio.
 *
 * @param account whose rate limit it counts against, as Clio counts by access token
 * @param uri the whole address, encoded
 */
public record ClioRequest(long account, URI uri, String accessToken) {

    /** Without token and query. */
    @Override
    public String toString() {
        return "GET " + uri.getPath();
    }
}
