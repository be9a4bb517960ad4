package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioUser;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The connections as they are kept: one for a group, its tokens sealed. Whoever writes to one that there is names the version
 * that he read, so that a node that slept through somebody else's write is refused.
 */
public final class Connections {

    private final JdbcClient database;
    private final Vault vault;
    private final Clock clock;

    public Connections(JdbcClient database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A group's connection.
     *
     * @throws io.github.cliocheckin.secret.VaultClosedException if no secret can be opened
     * @throws io.github.cliocheckin.secret.UnreadableSecretException if this one cannot
     */
    public Optional<ClioConnection> find(long groupId) {
        return database.sql(Sql.named("find-connection"))
                .param("groupId", groupId)
                .query((row, number) -> connection(row, true))
                .optional();
    }

    /** Where a group's account lives, if there is a grant to ask with. */
    public Optional<Region> regionOfGrant(long groupId) {
        return database.sql(Sql.named("find-region-of-grant"))
                .param("groupId", groupId)
                .query((row, number) -> Region.valueOf(row.getString("region")))
                .optional();
    }

    /** What may be shown of a group's connection: its tokens are not even opened. */
    public Optional<ClioConnection> summary(long groupId) {
        return database.sql(Sql.named("find-connection"))
                .param("groupId", groupId)
                .query((row, number) -> connection(row, false))
                .optional();
    }

    /**
     * Keeps a group's connection, in place of one that it had. Its unfinished polls begin again at once, and what it keeps at
     * Clio is looked after with the new one. Custom fields stay bound, also over a time without connection, unless they are known to be another account's.
     *
     * @param user who granted it; null where only a token was given to us
     */
    public void put(long groupId, Region region, Tokens tokens, ClioUser user, String by) {
        Instant now = clock.instant();
        boolean known = user != null;
        database.sql(Sql.named("put-connection"))
                .param("groupId", groupId)
                .param("region", region.name())
                .param(
                        "accessToken",
                        vault.seal(SealedColumn.CONNECTION_ACCESS_TOKEN.place(groupId), tokens.accessToken()))
                .param(
                        "refreshToken",
                        vault.seal(SealedColumn.CONNECTION_REFRESH_TOKEN.place(groupId), tokens.refreshToken()))
                .param("renewAt", Times.column(tokens.renewAt()))
                .param("expiresAt", Times.column(tokens.expiresAt()))
                .param("accountId", known ? user.account().id() : null)
                .param("accountName", known ? StoredText.fitting(user.account().name(), 500) : null)
                .param("userId", known ? user.id() : null)
                .param("userName", known ? StoredText.fitting(user.name(), 500) : null)
                .param("userTimeZone", known ? StoredText.fitting(user.timeZone(), 100) : null)
                .param("now", Times.column(now))
                .param("by", by)
                .param("version", versionOfNew(now))
                .update();
        if (known) {
            for (String statement :
                    List.of("remove-field-bindings-of-other-accounts", "give-field-bindings-an-account")) {
                database.sql(Sql.named(statement))
                        .param("groupId", groupId)
                        .param("region", region.name())
                        .param("accountId", user.account().id())
                        .update();
            }
        }
        database.sql(Sql.named("start-runs-of-group-over"))
                .param("groupId", groupId)
                .param("now", Times.column(now))
                .update();
        database.sql(Sql.named("tend-group-at-once"))
                .param("groupId", groupId)
                .param("tendAt", Times.column(Instant.EPOCH))
                .update();
    }

    /**
     * The seconds, which no connection has as many writes as: whoever still holds one that was removed must not be taken for
     * a holder of the group's next one.
     */
    private static int versionOfNew(Instant now) {
        return (int) (now.getEpochSecond() & 0x3FFF_FFFF);
    }

    /**
     * Forgets a group's connection and what it could read, and ends all ways and links to a next one that are still open.
     *
     * @param connectedAt which connection is meant; false if there is another one by now
     */
    public boolean remove(long groupId, Instant connectedAt) {
        int removed = database.sql(Sql.named("remove-connection"))
                .param("groupId", groupId)
                .param("connectedAt", Times.column(connectedAt))
                .update();
        if (removed == 0) {
            return false;
        }
        for (String statement : List.of("end-authorizations-of-group", "end-authorization-links-of-group")) {
            database.sql(Sql.named(statement))
                    .param("groupId", groupId)
                    .param("now", Times.column(clock.instant()))
                    .update();
        }
        database.sql(Sql.named("remove-permissions-of-group"))
                .param("groupId", groupId)
                .update();
        return true;
    }

    /** Takes the renewal of a connection's tokens in hand; false if another node has it, or the connection has changed. */
    boolean claimRenewal(ClioConnection connection, Instant until) {
        return write("claim-renewal", connection)
                        .param("until", Times.column(until))
                        .param("now", Times.column(clock.instant()))
                        .update()
                == 1;
    }

    /** Keeps renewed tokens, and the refresh token before where there is no new one; false if the renewal is another node's by now. */
    boolean keepRenewed(ClioConnection connection, Tokens tokens) {
        long groupId = connection.groupId();
        return write("keep-renewed-tokens", connection)
                        .param(
                                "accessToken",
                                vault.seal(SealedColumn.CONNECTION_ACCESS_TOKEN.place(groupId), tokens.accessToken()))
                        .param(
                                "refreshToken",
                                vault.seal(SealedColumn.CONNECTION_REFRESH_TOKEN.place(groupId), tokens.refreshToken()))
                        .param("renewAt", Times.column(tokens.renewAt()))
                        .param("expiresAt", Times.column(tokens.expiresAt()))
                        .update()
                == 1;
    }

    /** Gives a renewal back that failed; none is tried before this time. False if it is another node's by now. */
    boolean putRenewalOff(ClioConnection connection, Instant until) {
        return write("put-renewal-off", connection)
                        .param("until", Times.column(until))
                        .update()
                == 1;
    }

    /** Forgets tokens that Clio takes no more; false if there are others by now. */
    boolean lose(ClioConnection connection, String reason) {
        return write("lose-connection", connection)
                        .param("now", Times.column(clock.instant()))
                        .param("reason", StoredText.fitting(reason, 1000))
                        .update()
                == 1;
    }

    /** Marks a connection whose tokens Clio refuses, but keeps them; true for the first who does. */
    boolean doubt(ClioConnection connection, String reason) {
        return write("doubt-connection", connection)
                        .param("now", Times.column(clock.instant()))
                        .param("reason", StoredText.fitting(reason, 1000))
                        .update()
                == 1;
    }

    /** Takes the mark away: Clio took the tokens after all; true for the first who does. */
    boolean trustAgain(ClioConnection connection) {
        return write("trust-connection-again", connection).update() == 1;
    }

    /**
     * The groups that a user of Clio's granted, of those that were not asked about since this time; now they were.
     */
    public List<Long> hintAt(Region region, long userId, Instant since) {
        Instant now = clock.instant();
        database.sql(Sql.named("hint-at-connections-of-user"))
                .param("region", region.name())
                .param("userId", userId)
                .param("now", Times.column(now))
                .param("before", Times.column(since))
                .update();
        return database.sql(Sql.named("find-hinted-connections-of-user"))
                .param("region", region.name())
                .param("userId", userId)
                .param("now", Times.column(now))
                .query(Long.class)
                .list();
    }

    private JdbcClient.StatementSpec write(String statement, ClioConnection connection) {
        return database.sql(Sql.named(statement))
                .param("groupId", connection.groupId())
                .param("version", connection.version());
    }

    private ClioConnection connection(ResultSet row, boolean withTokens) throws SQLException {
        long groupId = row.getLong("group_id");
        Instant lostAt = Times.instant(row, "lost_at");
        Long accountId = row.getObject("account_id", Long.class);
        return new ClioConnection(
                groupId,
                Region.valueOf(row.getString("region")),
                withTokens && row.getString("access_token") != null ? tokens(row, groupId) : null,
                Times.instant(row, "renewing_until"),
                lostAt == null ? null : new ClioConnection.Lost(lostAt, row.getString("lost_reason")),
                accountId == null ? null : user(row, accountId),
                Times.instant(row, "connected_at"),
                row.getString("connected_by"),
                row.getInt("version"));
    }

    private Tokens tokens(ResultSet row, long groupId) throws SQLException {
        return new Tokens(
                vault.open(SealedColumn.CONNECTION_ACCESS_TOKEN.place(groupId), row.getString("access_token")),
                vault.open(SealedColumn.CONNECTION_REFRESH_TOKEN.place(groupId), row.getString("refresh_token")),
                Times.instant(row, "renew_at"),
                Times.instant(row, "expires_at"));
    }

    private static ClioUser user(ResultSet row, long accountId) throws SQLException {
        return new ClioUser(
                row.getLong("user_id"),
                row.getString("user_name"),
                row.getString("user_time_zone"),
                new ClioUser.Account(accountId, row.getString("account_name")));
    }
}
