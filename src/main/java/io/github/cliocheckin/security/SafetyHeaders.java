package io.github.cliocheckin.security;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** What every answer tells a browser that somebody leads here: guess no types, frame nothing, run nothing, keep nothing. */
final class SafetyHeaders {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // With no-referrer forms of our own pages would come with the Origin null
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store",
            // An answer that is a page sets its own
            "Content-Security-Policy", "default-src 'none'");

    private SafetyHeaders() {}

    static void put(HttpServerResponse response) {
        HEADERS.forEach(response::putHeader);
    }
}
