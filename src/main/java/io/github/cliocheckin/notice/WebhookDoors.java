package io.github.cliocheckin.notice;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.secret.RandomSecret;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The addresses at which Clio's subscriptions tell of matters, one a group. */
public final class WebhookDoors {

    private static final String PENDING = "pending";

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final JdbcClient database;
    private final Vault vault;

    public WebhookDoors(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * A row.
     *
     * @param webhookId null while Clio has not answered yet which subscription it is
     * @param sealedSecret null while it is not known
     */
    record Door(String name, long groupId, Long webhookId, String sealedSecret, String status) {}

    private record Remembered(Opened opened, long sinceNanos) {}

    /** One of them with what Clio signs with who comes by it; null while that is not known. */
    record Opened(Door door, String secret) {}

    /** One of them as it is now. */
    Optional<Door> find(String name) {
        return !RandomSecret.isWrittenAsOne(name)
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

    /** With its secret opened. */
    Opened open(Door door) {
        return new Opened(
                door, vault.open(SealedColumn.WEBHOOK_SHARED_SECRET.place(door.groupId()), door.sealedSecret()));
    }

    /**
     * One of them as it was when a delivery came by it less than a second ago. In a burst each look into the database waits for
     * the disk that a commit is just written to. Good for accepting only: who is refused is refused by what is there now.
     */
    Optional<Opened> remembered(String name) {
        return Optional.ofNullable(name == null ? null : remembered.get(name))
                .filter(known -> System.nanoTime() - known.sinceNanos() < REMEMBERED_NANOS)
                .map(Remembered::opened);
    }

    void remember(Opened opened) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(opened.door().name(), new Remembered(opened, System.nanoTime()));
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
