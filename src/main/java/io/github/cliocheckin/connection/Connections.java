package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.Place;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections as they are kept: one for a group. */
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
                .query((row, number) -> new ClioConnection(
                        groupId,
                        Region.valueOf(row.getString("region")),
                        vault.open(place(groupId), row.getString("access_token"))))
                .optional();
    }

    /** What may be shown of a group's connection; the token is not even read. */
    public Optional<ConnectionSummary> summary(long groupId) {
        return database.sql(Sql.named("find-connection-summary"))
                .param("groupId", groupId)
                .query((row, number) -> new ConnectionSummary(
                        Region.valueOf(row.getString("region")), Times.instant(row, "connected_at")))
                .optional();
    }

    /** Keeps a group's connection, in place of one that it had. Its unfinished polls begin again at once. */
    public void put(ClioConnection connection) {
        database.sql(Sql.named("put-connection"))
                .param("groupId", connection.groupId())
                .param("region", connection.region().name())
                .param("accessToken", vault.seal(place(connection.groupId()), connection.accessToken()))
                .param("now", Times.column(clock.instant()))
                .update();
        database.sql(Sql.named("start-runs-of-group-over"))
                .param("groupId", connection.groupId())
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private static Place place(long groupId) {
        return SealedColumn.CONNECTION_ACCESS_TOKEN.place(groupId);
    }
}
