package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tokens that consents gave: access tokens with an end, refresh tokens without one. Safe for threads. */
final class OAuthTokens {
    private final Clock clock;
    private final Map<String, Access> access = new HashMap<>();
    private final Map<String, OAuthGrant> refresh = new HashMap<>();
    private Duration life = Duration.ofDays(30);
    private boolean rotating;
    private boolean endingOld;
    private int refreshes;

    OAuthTokens(Clock clock) {
        this.clock = clock;
    }

    private record Access(OAuthGrant grant, Instant end) {}

    synchronized void life(Duration time) {
        life = time;
    }

    synchronized void rotating(boolean on) {
        rotating = on;
    }

    synchronized void endingOld(boolean on) {
        endingOld = on;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    /** The answer to a code: both tokens. */
    synchronized ObjectNode issue(OAuthGrant grant) {
        return accessFor(grant).put("refresh_token", refreshFor(grant));
    }

    /** The answer to a refresh token: an access token, and another refresh token only where they rotate. */
    synchronized ObjectNode refresh(String clientId, String refreshToken) {
        OAuthGrant grant = refresh.get(refreshToken);
        if (grant == null || !grant.clientId().equals(clientId)) {
            throw OAuthRefusal.invalidGrant("The refresh token is unknown, revoked, or another app's");
        }
        refreshes++;
        if (endingOld) {
            access.values().removeIf(token -> token.grant().equals(grant));
        }
        ObjectNode answer = accessFor(grant);
        if (rotating) {
            refresh.remove(refreshToken);
            answer.put("refresh_token", refreshFor(grant));
        }
        return answer;
    }

    /** The consent behind an access token that still counts. */
    synchronized Optional<OAuthGrant> grantOf(String accessToken) {
        return Optional.ofNullable(access.get(accessToken))
                .filter(token -> clock.instant().isBefore(token.end()))
                .map(Access::grant);
    }

    synchronized boolean lives(AppUser appUser) {
        return refresh.values().stream().anyMatch(grant -> grant.appUser().equals(appUser));
    }

    synchronized void forgetAccess(String accessToken) {
        access.remove(accessToken);
    }

    synchronized void expire() {
        access.clear();
    }

    synchronized void revoke(OAuthGrant grant) {
        access.values().removeIf(token -> token.grant().equals(grant));
        refresh.values().removeIf(grant::equals);
    }

    /** Revokes every consent and tells which there were. */
    synchronized Set<OAuthGrant> revokeAll() {
        Set<OAuthGrant> all = new LinkedHashSet<>(refresh.values());
        access.clear();
        refresh.clear();
        return all;
    }

    private ObjectNode accessFor(OAuthGrant grant) {
        String token = "access-" + UUID.randomUUID();
        access.put(token, new Access(grant, clock.instant().plus(life)));
        return Json.object()
                .put("token_type", "bearer")
                .put("access_token", token)
                .put("expires_in", life.toSeconds());
    }

    private String refreshFor(OAuthGrant grant) {
        String token = "refresh-" + UUID.randomUUID();
        refresh.put(token, grant);
        return token;
    }
}
