package io.github.cliocheckin.integration;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What starts a fetch of matters: a clock (JOB) or a person or Clio itself (WEBHOOK).
 *
 * <p>Ids, names and values are those of the integration that this one matches. Its article promises a trigger for open
 * matters without telling its id; ours is {@value #OPEN_MATTER_ID}.
 */
public enum Trigger {
    CLOSED_MATTER(
            2,
            TriggerType.JOB,
            "clioClosedMatterTriggerService",
            "Clio Closed Matter Trigger",
            "Closed Matter",
            "This trigger is used to fetch all closed matters from Clio based upon the date specified"),
    PENDING_MATTER(
            22,
            TriggerType.JOB,
            "clioPendingMatterTriggerService",
            "Clio Pending Matter Trigger",
            "Pending Matter",
            "This trigger is used to fetch all pending matters from Clio based upon the date specified"),
    OPEN_MATTER(
            Trigger.OPEN_MATTER_ID,
            TriggerType.JOB,
            "clioOpenMatterTriggerService",
            "Clio Open Matter Trigger",
            "Open Matter",
            "This trigger is used to fetch all open matters from Clio based upon the date specified"),
    MATTER_WEBHOOK(
            81,
            TriggerType.WEBHOOK,
            "clioMatterWebhookTriggerService",
            "Clio Matter Webhook Trigger",
            "Matter",
            "This trigger is used to fetch customer data based on matter id."),
    /** None of Clio's: what was handed in on {@code checkin.source}. */
    HANDED_IN(
            Trigger.HANDED_IN_ID,
            TriggerType.WEBHOOK,
            "handedInTriggerService",
            "Handed In Trigger",
            "Handed In",
            "This trigger is that of check-ins which another system handed in.");

    private static final int OPEN_MATTER_ID = 23;
    private static final int HANDED_IN_ID = 1001;
    /** The article's first example names the webhook trigger by this id, which its own list does not know. */
    private static final int OTHER_ID_OF_MATTER_WEBHOOK = 16;

    private final int id;
    private final TriggerType type;
    private final String service;
    private final String displayName;
    private final String value;
    private final String description;

    Trigger(int id, TriggerType type, String service, String displayName, String value, String description) {
        this.id = id;
        this.type = type;
        this.service = service;
        this.displayName = displayName;
        this.value = value;
        this.description = description;
    }

    public int id() {
        return id;
    }

    public TriggerType type() {
        return type;
    }

    public String service() {
        return service;
    }

    public String displayName() {
        return displayName;
    }

    /** What the receiver is told in {@code additionalParams["Integration Trigger"]}; campaigns filter by it. */
    public String value() {
        return value;
    }

    public String description() {
        return description;
    }

    /** Those that a group can have: the triggers of Clio. */
    public static Set<Trigger> ofClio() {
        return EnumSet.complementOf(EnumSet.of(HANDED_IN));
    }

    /** Clio's trigger of an id, the article's other id for the webhook trigger included. */
    public static Optional<Trigger> ofId(int id) {
        return id == OTHER_ID_OF_MATTER_WEBHOOK
                ? Optional.of(MATTER_WEBHOOK)
                : ofClio().stream().filter(trigger -> trigger.id == id).findFirst();
    }

    /** The trigger that a row of the ledger names. */
    public static Trigger ofRow(int id) {
        return EnumSet.allOf(Trigger.class).stream()
                .filter(trigger -> trigger.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No trigger has the id " + id));
    }
}
