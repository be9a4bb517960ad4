package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A matter on its way through the rules, with what they need to know of it. This is the body in
 * {@code matter.camel.yaml}: a rule may ask for {@code ${body.matter.practiceArea.name}} and the like.
 *
 * @param dontSendReview whether the box that keeps its client from being asked is ticked
 * @param location the location that the matter names; null if it names none
 * @param mapping the mapping of that location, or of the whole firm; null if there is none
 * @param contact how the client can be reached, once a rule has found out
 * @param trace what the rules made of it so far
 */
public record Candidate(
        Matter matter,
        IntegrationGroup group,
        Trigger trigger,
        boolean dontSendReview,
        String location,
        Mapping mapping,
        Contact contact,
        RuleTrace trace) {

    /** A matter that no rule was asked about yet. */
    public Candidate(
            Matter matter,
            IntegrationGroup group,
            Trigger trigger,
            boolean dontSendReview,
            String location,
            Mapping mapping,
            Contact contact) {
        this(matter, group, trigger, dontSendReview, location, mapping, contact, RuleTrace.NONE);
    }

    /** The date that the trigger goes by, which for the webhook trigger is that of the status; null if the matter has none. */
    public LocalDate date() {
        return switch (trigger) {
            case CLOSED_MATTER -> matter.closeDate();
            case PENDING_MATTER -> matter.pendingDate();
            case OPEN_MATTER -> matter.openDate();
            case MATTER_WEBHOOK ->
                switch (status()) {
                    case "closed" -> matter.closeDate();
                    case "pending" -> matter.pendingDate();
                    default -> matter.openDate();
                };
            case HANDED_IN -> null;
        };
    }

    /** How long the client waits to be asked: by the webhook trigger only, as the location or else the group says. */
    public Duration delay() {
        return trigger == Trigger.MATTER_WEBHOOK && mapping != null
                ? mapping.customerFetchDelay().orElseGet(group::customerFetchDelay)
                : Duration.ZERO;
    }

    /** The day that the matter was last changed, where the business is; null if Clio does not tell. */
    public LocalDate updatedOn() {
        return matter.updatedAt() == null
                ? null
                : matter.updatedAt()
                        .atZoneSameInstant((mapping == null ? group.parent() : mapping.business()).zone())
                        .toLocalDate();
    }

    /** Whether the matter is (still) in the status that the trigger asks for. */
    public boolean hasStatusOfTrigger() {
        return switch (trigger) {
            case CLOSED_MATTER -> status().equals("closed");
            case PENDING_MATTER -> status().equals("pending");
            case OPEN_MATTER -> status().equals("open");
            case MATTER_WEBHOOK, HANDED_IN -> true;
        };
    }

    private String status() {
        return matter.status() == null ? "" : matter.status().toLowerCase(Locale.ROOT);
    }

    /** The same with a way to reach its client. */
    public Candidate with(Contact found) {
        return new Candidate(matter, group, trigger, dontSendReview, location, mapping, found, trace);
    }

    /** The same after a rule that had nothing against it. */
    Candidate passed(Rule rule, String read) {
        return new Candidate(
                matter,
                group,
                trigger,
                dontSendReview,
                location,
                mapping,
                contact,
                trace.plus(Verdict.passed(rule, read)));
    }

    /** What the ledger keeps of the matter. */
    public Decision.Subject subject() {
        return new Decision.Subject(
                matter.id(),
                matter.displayNumber(),
                date() == null ? updatedOn() : date(),
                mapping == null ? null : mapping.id(),
                mapping == null ? null : mapping.business().businessNumber(),
                matter.status());
    }

    @Override
    public String toString() {
        return "Candidate " + matter;
    }
}
