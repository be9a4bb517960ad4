package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every call to Clio passes before it is served, in this order: the token, the rate limit, the version. */
final class ClioDoor implements SandboxServer.Work {
    private static final String BEARER = "Bearer ";
    private static final String VERSION = "X-API-VERSION";
    private static final String DEFAULT_VERSION = "4.0.13";
    private static final Pattern VERSIONS = Pattern.compile("4\\.0\\.(\\d{1,3})");
    private static final int FIRST_VERSION = 4;
    private static final int LAST_VERSION = 13;

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final RateLimit rateLimit = new RateLimit(Clock.systemUTC());
    private final SandboxServer.Work api;

    ClioDoor(SandboxServer.Work api) {
        this.api = api;
    }

    Set<String> tokens() {
        return tokens;
    }

    RateLimit rateLimit() {
        return rateLimit;
    }

    @Override
    public Answer answer(Request request) {
        String authorization = request.header("authorization").orElse("");
        String token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        return tokens.contains(token) ? rateLimit.answer(token, request, this::versioned) : unauthorized();
    }

    private Answer versioned(Request request) {
        String version = request.header("x-api-version").orElse(DEFAULT_VERSION);
        try {
            if (!supported(version)) {
                throw ClioRefusal.of(410, "Gone", "There is no API version " + version);
            }
            return api.answer(request).with(VERSION, version);
        } catch (ClioRefusal refusal) {
            return refusal.answer();
        }
    }

    private static boolean supported(String version) {
        Matcher parts = VERSIONS.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int patch = Integer.parseInt(parts.group(1));
        return patch >= FIRST_VERSION && patch <= LAST_VERSION;
    }

    /** Not in the shape of Clio's other errors, because its OAuth layer answers. */
    private static Answer unauthorized() {
        ObjectNode body = Json.object()
                .put("error", "invalid_token")
                .put("error_description", "This access token is not one that the sandbox accepts");
        return Answer.json(401, body).with("WWW-Authenticate", "Bearer realm=\"sandbox\", error=\"invalid_token\"");
    }
}
