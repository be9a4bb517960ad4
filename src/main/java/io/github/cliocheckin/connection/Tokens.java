package io.github.cliocheckin.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * What Clio granted.
 *
 * @param refreshToken null where only an access token was given to us
 * @param renewAt from when on the access token is renewed; null where nobody said how long it lives
 * @param expiresAt when Clio takes the access token no more; or null
 */
public record Tokens(String accessToken, String refreshToken, Instant renewAt, Instant expiresAt) {

    /**
     * Tokens as Clio answered them. They are renewed when nine tenths of their time are over, so that a Clio that cannot be
     * reached for a while stops nobody.
     *
     * @param lifetime null where Clio did not say
     */
    static Tokens granted(String accessToken, String refreshToken, Duration lifetime, Instant now) {
        return lifetime == null
                ? new Tokens(accessToken, refreshToken, null, null)
                : new Tokens(
                        accessToken,
                        refreshToken,
                        now.plus(lifetime.multipliedBy(9).dividedBy(10)),
                        now.plus(lifetime));
    }

    boolean canBeRenewed() {
        return refreshToken != null;
    }

    boolean isDueAt(Instant now) {
        return renewAt != null && !now.isBefore(renewAt);
    }

    boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "tokens until " + expiresAt;
    }
}
