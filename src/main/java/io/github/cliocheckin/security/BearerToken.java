package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Lets a call pass only if it shows the token: {@code Authorization: Bearer ...}. Without a token nothing passes. */
final class BearerToken implements Handler<RoutingContext> {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    BearerToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(RoutingContext call) {
        if (token.length > 0 && isShownBy(call.request().headers().getAll(HttpHeaders.AUTHORIZATION))) {
            call.next();
            return;
        }
        call.response().putHeader("WWW-Authenticate", "Bearer realm=\"clio-checkin\"");
        ProblemResponse.end(
                call,
                Problem.of(
                        Problem.Kind.UNAUTHORIZED,
                        null,
                        token.length == 0
                                ? "Every call is refused, for api.token is not set: set it, and show it as"
                                        + " Authorization: Bearer TOKEN."
                                : "The call does not show the right token: send the header Authorization: Bearer TOKEN"
                                        + " with the setting api.token."));
    }

    /** Takes as long for a token that is almost right as for one that is not. */
    private boolean isShownBy(List<String> authorizations) {
        if (authorizations.size() != 1 || !authorizations.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String shown = authorizations.get(0).substring(SCHEME.length()).trim();
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token);
    }
}
