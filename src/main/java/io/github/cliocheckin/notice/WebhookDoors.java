package io.github.cliocheckin.notice;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The addresses at which Clio's subscriptions tell of matters, one a group. */
public final class WebhookDoors {

    private static final Pattern DOOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String PENDING = "pending";

    private final JdbcClient database;
    private final Vault vault;

    public WebhookDoors(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * One of them as it is now.
     *
     * @param webhookId null while Clio has not answered yet which subscription it is
     * @param sealedSecret null while it is not known
     */
    record Door(String name, long groupId, Long webhookId, String sealedSecret, String status) {}

    /** Looked up for each call, so that nothing is heard at a door that was taken away. */
    Optional<Door> find(String name) {
        return name == null || !DOOR.matcher(name).matches()
                ? Optional.empty()
                : database.sql(Sql.named("find-webhook-of-door"))
                        .param("door", name)
                        .query((row, number) -> new Door(
                                name,
                                row.getLong("group_id"),
                                row.getObject("webhook_id", Long.class),
                                row.getString("shared_secret"),
                                row.getString("status")))
                        .optional();
    }

    /** What Clio signs with who comes by this door; null if that is not known. */
    String secret(Door door) {
        return vault.open(SealedColumn.WEBHOOK_SHARED_SECRET.place(door.groupId()), door.sealedSecret());
    }

    /** Keeps the secret of a handshake, unless there is one, or the subscription is past its handshake. */
    void keepSecret(Door door, String secret) {
        if (door.sealedSecret() == null && door.status().equals(PENDING)) {
            database.sql(Sql.named("keep-secret-of-handshake"))
                    .param("door", door.name())
                    .param("secret", vault.seal(SealedColumn.WEBHOOK_SHARED_SECRET.place(door.groupId()), secret))
                    .update();
        }
    }
}
