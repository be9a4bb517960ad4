package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.WebhookEvents;
import io.github.cliocheckin.secret.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see of that which a group keeps at Clio. */
public final class Hooks {

    private final JdbcClient database;
    private final Groups groups;
    private final Buttons buttons;
    private final Webhooks webhooks;

    public Hooks(JdbcClient database, Vault vault, Clock clock) {
        this.database = database;
        groups = new Groups(database);
        buttons = new Buttons(database, clock);
        webhooks = new Webhooks(database, vault, clock);
    }

    /** Whether it is at Clio. */
    public enum ButtonState {
        THERE,
        MISSING
    }

    /** How it stands at Clio; whatever is not enabled tells nothing. */
    public enum WebhookState {
        ENABLED,
        PENDING,
        SUSPENDED,
        MISSING
    }

    /**
     * A group's button.
     *
     * @param text why it is not there or could not be looked at, and what to do; or null
     * @param checkedAt when it was looked at; null if it never was
     */
    public record SendReview(ButtonState state, String text, Instant checkedAt) {}

    /**
     * A group's subscription.
     *
     * @param text why it is not there or could not be looked at, and what to do; or null
     */
    public record Subscription(WebhookState state, List<String> events, Instant expiresAt, String text) {}

    /** A group's button; null if none is wanted. */
    public SendReview sendReview(long groupId) {
        if (!groups.find(groupId).map(Tending::wantsButton).orElse(false)) {
            return null;
        }
        return buttons.find(groupId)
                .map(button -> new SendReview(
                        button.actionId() == null ? ButtonState.MISSING : ButtonState.THERE,
                        button.fault(),
                        button.checkedAt()))
                .orElse(new SendReview(ButtonState.MISSING, null, null));
    }

    /** A group's subscription; null if none is wanted. */
    public Subscription webhooks(long groupId) {
        Optional<IntegrationGroup> group = groups.find(groupId);
        if (group.map(WebhookEvents::wantedBy).map(WebhookEvents::isEmpty).orElse(true)) {
            return null;
        }
        return webhooks.find(groupId)
                .map(Hooks::subscription)
                .orElse(new Subscription(WebhookState.MISSING, List.of(), null, null));
    }

    private static Subscription subscription(Webhook webhook) {
        return webhook.webhookId() == null
                ? new Subscription(WebhookState.MISSING, List.of(), null, webhook.fault())
                : new Subscription(
                        WebhookState.valueOf(webhook.status().toUpperCase(Locale.ROOT)),
                        webhook.events(),
                        webhook.expiresAt(),
                        webhook.fault());
    }

    /** Forgets what a group kept there, in the transaction that is open on this thread: it is disconnected. */
    public void forget(long groupId) {
        buttons.remove(groupId);
        webhooks.remove(groupId);
        database.sql(Sql.named("forget-tending")).param("groupId", groupId).update();
    }
}
