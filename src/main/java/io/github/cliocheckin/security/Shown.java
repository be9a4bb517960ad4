package io.github.cliocheckin.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<Cookie> cookies = request.cookies(COOKIE);
        return cookies.size() == 1
                ? Optional.of(cookies.iterator().next().getValue())
                        .filter(TokenText.SESSION::matches)
                        .map(session -> new Shown(session, true))
                : Optional.empty();
    }

    /** Without the text. */
    @Override
    public String toString() {
        return byCookie ? "a cookie" : "a bearer token";
    }
}
