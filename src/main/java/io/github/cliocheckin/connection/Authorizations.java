package io.github.cliocheckin.connection;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.github.cliocheckin.connection.AuthorizationRefused.Why;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.RandomSecret;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People on their way to Clio and back. OAuth's {@code state} is 128 random bits, kept as a hash, good for one return within
 * its time and in its region; with it goes a proof key (RFC 7636), which a Clio that does not know it passes over.
 */
public final class Authorizations {

    private static final int STATE_BITS = 128;
    private static final int VERIFIER_BITS = 384;
    /** What is over is kept for a while, so that a late return is told that it is late. */
    private static final Duration KEPT = Duration.ofDays(7);

    private record Row(
            long groupId,
            Region region,
            String codeVerifier,
            String linkHash,
            String begunBy,
            Instant expiresAt,
            Instant usedAt) {}

    private final JdbcClient database;
    private final Vault vault;
    private final ClioApps apps;
    private final Duration lifetime;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param lifetime how long a person may take to sign in at Clio */
    public Authorizations(
            JdbcClient database, Vault vault, ClioApps apps, Duration lifetime, RandomGenerator random, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.apps = apps;
        this.lifetime = lifetime;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The way to Clio for one person.
     *
     * @param linkHash the link that led there, or null
     * @throws io.github.cliocheckin.api.Refusal if the region has no app
     */
    public Begun begin(long groupId, Region region, String linkHash, String by) {
        ClioApp app = apps.registered(region);
        String state = RandomSecret.of(STATE_BITS, random);
        String stateHash = RandomSecret.hash(state);
        CodeVerifier verifier = new CodeVerifier(RandomSecret.of(VERIFIER_BITS, random));
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime);
        database.sql(Sql.named("remove-old-authorizations"))
                .param("before", Times.column(now.minus(KEPT)))
                .update();
        database.sql(Sql.named("insert-authorization"))
                .param("stateHash", stateHash)
                .param("groupId", groupId)
                .param("region", region.name())
                .param(
                        "codeVerifier",
                        vault.seal(SealedColumn.AUTHORIZATION_CODE_VERIFIER.place(stateHash), verifier.getValue()))
                .param("linkHash", linkHash)
                .param("now", Times.column(now))
                .param("by", by)
                .param("expiresAt", Times.column(expiresAt))
                .update();
        URI link = new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(app.clientId()))
                .endpointURI(URI.create(app.clio() + "/oauth/authorize"))
                .redirectionURI(app.redirectUri())
                .state(new State(state))
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                // Else Clio shows a page of its own to who declines, and nobody here hears of it
                .customParameter("redirect_on_decline", "true")
                .build()
                .toURI();
        return new Begun(link, expiresAt);
    }

    /**
     * Takes a return from Clio: the state is used up by it, whatever comes of the code.
     *
     * @throws AuthorizationRefused if it is not one that was begun here, in this region, a short while ago and for the first
     *     time, or the person declined
     */
    public PendingAuthorization returned(Region region, ReturnFromClio from) {
        String stateHash = RandomSecret.hash(from.state());
        Row row = database.sql(Sql.named("find-authorization"))
                .param("stateHash", stateHash)
                .query((found, number) -> row(found, stateHash))
                .optional()
                .orElseThrow(() -> new AuthorizationRefused(Why.UNKNOWN));
        if (row.region != region) {
            throw new AuthorizationRefused(Why.WRONG_REGION);
        }
        if (row.usedAt != null) {
            throw new AuthorizationRefused(Why.USED);
        }
        if (clock.instant().isAfter(row.expiresAt)) {
            throw new AuthorizationRefused(Why.EXPIRED);
        }
        if (from.code() == null && from.error() == null) {
            throw new AuthorizationRefused(Why.UNKNOWN);
        }
        int used = database.sql(Sql.named("use-authorization"))
                .param("stateHash", stateHash)
                .param("now", Times.column(clock.instant()))
                .update();
        if (used == 0) {
            throw new AuthorizationRefused(Why.USED);
        }
        if (from.code() == null) {
            throw new AuthorizationRefused(from.isDeclined() ? Why.DECLINED : Why.NOT_GRANTED);
        }
        return new PendingAuthorization(row.groupId, region, from.code(), row.codeVerifier, row.linkHash, row.begunBy);
    }

    private Row row(ResultSet row, String stateHash) throws SQLException {
        return new Row(
                row.getLong("group_id"),
                Region.valueOf(row.getString("region")),
                vault.open(SealedColumn.AUTHORIZATION_CODE_VERIFIER.place(stateHash), row.getString("code_verifier")),
                row.getString("link_hash"),
                row.getString("begun_by"),
                Times.instant(row, "expires_at"),
                Times.instant(row, "used_at"));
    }
}
