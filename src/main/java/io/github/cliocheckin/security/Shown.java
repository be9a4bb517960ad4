package io.github.cliocheckin.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a call shows to be let in: {@code Authorization: Bearer ...}, or else a session in the cookie of the console. A call
 * that shows two things shows nothing, for whoever stands in between may have read the other one.
 *
 * @param byCookie whether a browser sends it along without being told, for another site's page too
 */
record Shown(String text, boolean byCookie) {

    /** The cookie in which a browser carries its session. */
    static final String COOKIE = "clio-checkin-session";

    private static final String SCHEME = "Bearer ";

    static Optional<Shown> by(HttpServerRequest request) {
        List<String> authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        if (!authorizations.isEmpty()) {
            String authorization = authorizations.get(0);
            boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
            return authorizations.size() == 1 && bearer
                    ? Optional.of(
                            new Shown(authorization.substring(SCHEME.length()).trim(), false))
                    : Optional.empty();
        }
        return inCookies(request.headers().getAll(HttpHeaders.COOKIE));
    }

    /** @param headers the headers {@code Cookie} */
    static Optional<Shown> inCookies(List<String> headers) {
        // Vert.x would take one of two cookies of the same name
        List<String> sessions = headers.stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .toList();
        return sessions.size() == 1 && TokenText.SESSION.matches(sessions.get(0))
                ? Optional.of(new Shown(sessions.get(0), true))
                : Optional.empty();
    }

    /** Without the text. */
    @Override
    public String toString() {
        return byCookie ? "a cookie" : "a bearer token";
    }
}
