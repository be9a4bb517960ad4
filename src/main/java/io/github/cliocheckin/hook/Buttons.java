package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The groups' buttons as they are kept. */
final class Buttons {

    private final JdbcClient database;
    private final Clock clock;

    Buttons(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Button> find(long groupId) {
        return database.sql(Sql.named("find-button"))
                .param("groupId", groupId)
                .query((row, number) -> new Button(
                        row.getString("door"),
                        Times.instant(row, "connected_at"),
                        row.getObject("action_id", Long.class),
                        row.getString("fault"),
                        Times.instant(row, "checked_at")))
                .optional();
    }

    /** Adds a button that is not there yet, in place of one of an earlier connection. */
    void begin(long groupId, String door, Instant connectedAt) {
        remove(groupId);
        database.sql(Sql.named("add-button"))
                .param("groupId", groupId)
                .param("door", door)
                .param("connectedAt", Times.column(connectedAt))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    void keep(long groupId, String door, Long actionId, String fault) {
        database.sql(Sql.named("keep-button"))
                .param("groupId", groupId)
                .param("door", door)
                .param("actionId", actionId)
                .param("fault", StoredText.fitting(fault, 2000))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    void remove(long groupId) {
        database.sql(Sql.named("remove-button")).param("groupId", groupId).update();
    }

    /** Whether a door is no group's, or no group's any more. */
    boolean isNobodys(String door) {
        return database.sql(Sql.named("count-buttons-at-door"))
                        .param("door", door)
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
