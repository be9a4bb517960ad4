package io.github.cliocheckin.connection;

import io.github.cliocheckin.connection.AuthorizationRefused.Why;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.RandomSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Links that an operator hands to the firm, so that somebody there authorizes without an account here. A link may be opened
 * often, as mail programs do by themselves; it ends with its time, or when the firm has authorized by it.
 */
public final class Invitations {

    private static final int LINK_BITS = 128;
    /** What is over is kept for a while, so that whoever opens it late is told that it is late. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient database;
    private final URI publicUrl;
    private final Duration lifetime;
    private final RandomGenerator random;
    private final Clock clock;

    public Invitations(JdbcClient database, URI publicUrl, Duration lifetime, RandomGenerator random, Clock clock) {
        this.database = database;
        this.publicUrl = publicUrl;
        this.lifetime = lifetime;
        this.random = random;
        this.clock = clock;
    }

    /** A link that is good. */
    public record Invitation(long groupId, String linkHash, String createdBy, Instant expiresAt) {}

    public Begun create(long groupId, String by) {
        String link = RandomSecret.of(LINK_BITS, random);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime);
        database.sql(Sql.named("remove-old-authorization-links"))
                .param("before", Times.column(now.minus(KEPT)))
                .update();
        database.sql(Sql.named("insert-authorization-link"))
                .param("linkHash", RandomSecret.hash(link))
                .param("groupId", groupId)
                .param("now", Times.column(now))
                .param("by", by)
                .param("expiresAt", Times.column(expiresAt))
                .update();
        return new Begun(URI.create(publicUrl + "/connect/" + link), expiresAt);
    }

    /** @throws AuthorizationRefused if there is no such link, or its time is over */
    public Invitation open(String link) {
        String linkHash = RandomSecret.hash(link);
        record Row(Invitation invitation, Instant usedAt) {}
        Row row = database.sql(Sql.named("find-authorization-link"))
                .param("linkHash", linkHash)
                .query((found, number) -> new Row(
                        new Invitation(
                                found.getLong("group_id"),
                                linkHash,
                                found.getString("created_by"),
                                Times.instant(found, "expires_at")),
                        Times.instant(found, "used_at")))
                .optional()
                .orElseThrow(() -> new AuthorizationRefused(Why.UNKNOWN));
        if (row.usedAt != null) {
            throw new AuthorizationRefused(Why.USED);
        }
        if (clock.instant().isAfter(row.invitation.expiresAt)) {
            throw new AuthorizationRefused(Why.EXPIRED);
        }
        return row.invitation;
    }

    /**
     * Ends a link by which somebody authorized.
     *
     * @throws AuthorizationRefused if somebody else did before
     */
    public void use(String linkHash) {
        int used = database.sql(Sql.named("use-authorization-link"))
                .param("linkHash", linkHash)
                .param("now", Times.column(clock.instant()))
                .update();
        if (used == 0) {
            throw new AuthorizationRefused(Why.USED);
        }
    }
}
