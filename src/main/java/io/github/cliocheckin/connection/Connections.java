package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections as they are kept: one for a group. */
public final class Connections {

    private final JdbcClient database;
    private final Clock clock;

    public Connections(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<ClioConnection> find(long groupId) {
        return database.sql(Sql.named("find-connection"))
                .param("groupId", groupId)
                .query((row, number) -> new ClioConnection(
                        groupId, Region.valueOf(row.getString("region")), row.getString("access_token")))
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
                .param("accessToken", connection.accessToken())
                .param("now", Times.column(clock.instant()))
                .update();
        database.sql(Sql.named("start-runs-of-group-over"))
                .param("groupId", connection.groupId())
                .param("now", Times.column(clock.instant()))
                .update();
    }
}
