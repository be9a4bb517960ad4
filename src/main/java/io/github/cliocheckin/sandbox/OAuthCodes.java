package io.github.cliocheckin.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The authorization codes that were not exchanged yet. Each serves once, within ten minutes, the app it was made for. */
final class OAuthCodes {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, OAuthCode> codes = new HashMap<>();

    OAuthCodes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(OAuthGrant grant, String redirectUri, Optional<String> challenge) {
        String code = "code-" + UUID.randomUUID();
        codes.put(
                code,
                new OAuthCode(grant, redirectUri, challenge, clock.instant().plus(LIFE)));
        return code;
    }

    /** The consent behind a code, which is used up by this; a refused attempt leaves it as it was. */
    synchronized OAuthGrant redeem(String clientId, String text, String redirectUri, Optional<String> verifier) {
        OAuthCode code = codes.get(text);
        if (code == null
                || !code.isFor(clientId, redirectUri)
                || !clock.instant().isBefore(code.end())) {
            throw OAuthRefusal.invalidGrant(
                    "The code is unknown, used, older than ten minutes, or was made for another app or redirect_uri");
        }
        code.check(verifier);
        codes.remove(text);
        return code.grant();
    }

    synchronized void forget() {
        codes.clear();
    }
}
