package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every call to Clio passes before it is served, in this order: the token, the rate limit, the version. */
final class ClioDoor implements SandboxServer.Work {
    private static final String VERSION = "X-API-VERSION";
    private static final String DEFAULT_VERSION = "4.0.13";
    private static final Pattern VERSIONS = Pattern.compile("4\\.0\\.(\\d{1,3})");
    private static final int FIRST_VERSION = 4;
    private static final int LAST_VERSION = 13;

    private final Predicate<String> tokens;
    private final RateLimit rateLimit;
    private final SandboxServer.Work api;

    ClioDoor(Predicate<String> tokens, Clock clock, SandboxServer.Work api) {
        this.tokens = tokens;
        this.api = api;
        rateLimit = new RateLimit(clock);
    }

    RateLimit rateLimit() {
        return rateLimit;
    }

    @Override
    public Answer answer(Request request) {
        String token = request.bearer();
        // Not in the shape of Clio's other errors, because its OAuth layer answers
        return tokens.test(token)
                ? rateLimit.answer(token, request, this::versioned)
                : OAuthRefusal.invalidToken().answer();
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
}
