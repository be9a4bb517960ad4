package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The groups' subscriptions as they are kept. Whoever answers Clio's handshake writes the secret and the status too: what is
 * written here takes neither of them back.
 */
final class Webhooks {

    private final JdbcClient database;
    private final Vault vault;
    private final Clock clock;

    Webhooks(JdbcClient database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<Webhook> find(long groupId) {
        return database.sql(Sql.named("find-webhook"))
                .param("groupId", groupId)
                .query((row, number) -> webhook(row))
                .optional();
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("door"),
                Times.instant(row, "connected_at"),
                row.getObject("webhook_id", Long.class),
                row.getString("shared_secret") != null,
                List.of(row.getString("events").split(",")),
                row.getString("status"),
                Times.instant(row, "expires_at"),
                row.getString("fault"),
                Times.instant(row, "checked_at"),
                Times.instant(row, "asked_at"));
    }

    /** Adds a subscription that is not there yet, in place of an earlier one. */
    void begin(long groupId, String door, Instant connectedAt, Collection<String> events) {
        remove(groupId);
        database.sql(Sql.named("add-webhook"))
                .param("groupId", groupId)
                .param("door", door)
                .param("connectedAt", Times.column(connectedAt))
                .param("events", String.join(",", events))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    /** Keeps what Clio told when it made it; not the status, which is an older one than that of the handshake. */
    void made(long groupId, String door, ToldWebhook told) {
        database.sql(Sql.named("make-webhook"))
                .param("groupId", groupId)
                .param("door", door)
                .param("webhookId", told.id())
                .param("sharedSecret", sealed(groupId, told))
                .param("expiresAt", Times.column(told.expiresAt()))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    /** Keeps what Clio tells of it now. */
    void keep(long groupId, String door, ToldWebhook told) {
        database.sql(Sql.named("keep-webhook"))
                .param("groupId", groupId)
                .param("door", door)
                .param("sharedSecret", sealed(groupId, told))
                .param("events", StoredText.fitting(String.join(",", told.events()), 200))
                .param("status", told.status())
                .param("expiresAt", Times.column(told.expiresAt()))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private String sealed(long groupId, ToldWebhook told) {
        return vault.seal(SealedColumn.WEBHOOK_SHARED_SECRET.place(groupId), told.secret());
    }

    void note(long groupId, String door, String fault) {
        database.sql(Sql.named("note-fault-of-webhook"))
                .param("groupId", groupId)
                .param("door", door)
                .param("fault", StoredText.fitting(fault, 2000))
                .param("now", Times.column(clock.instant()))
                .update();
    }

    void remove(long groupId) {
        database.sql(Sql.named("remove-webhook")).param("groupId", groupId).update();
    }

    /** Whether a door is no group's, or no group's any more. */
    boolean isNobodys(String door) {
        return database.sql(Sql.named("count-webhooks-at-door"))
                        .param("door", door)
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
