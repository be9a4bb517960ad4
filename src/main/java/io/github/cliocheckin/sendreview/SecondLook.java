package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.checkin.Delivery;
import io.github.cliocheckin.checkin.Outcome;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.Rule;
import java.util.List;
import java.util.Locale;

/** Looks at a matter once more right before its client is asked: what a person asked for days
 * ago, or has sent that was decided days ago, may be wrong by now. */
public final class SecondLook {

    /** How far a matter is in its life; going back in it is being reopened. */
    private static final List<String> STAGES = List.of("open", "pending", "closed");

    /**
     * Compares what is decided now with what was decided when it was queued.
     *
     * @return the check-in itself if it is to be sent as it is; otherwise what is to become of it
     */
    public Object conclude(Delivery delivery, MatterReading reading, List<Decision> decisions) {
        Decision decision = decisions.stream()
                .findFirst()
                .orElseGet(() -> NotShown.restriction(delivery.asked().matterId()));
        if (!reading.group().triggers().contains(delivery.asked().trigger())) {
            decision = spoken(
                    decision,
                    Reason.TRIGGER_REMOVED,
                    "the group has no trigger " + delivery.asked().trigger().value());
        }
        if (decision instanceof CheckIn checkIn) {
            if (isReopened(before(delivery.asked()), checkIn.subject().status())) {
                decision = spoken(
                        checkIn,
                        Reason.MATTER_REOPENED,
                        "status: " + checkIn.subject().status() + ", before: " + before(delivery.asked()));
            } else if (delivery.says(checkIn.request(), checkIn.subject().mappingId())) {
                return delivery;
            }
        }
        return new Outcome.Of(delivery, new Outcome.DecidedAnew(decision));
    }

    private static Restriction spoken(Decision decision, Reason reason, String read) {
        return Restriction.of(decision.subject(), reason, decision.trace(), Rule.SECOND_LOOK, read);
    }

    /** Clio did not let the matter be read: it is tried again, and nothing is sent unread. */
    public Outcome.Of notRead(Delivery delivery, Exception why) {
        if (why instanceof ClioBusyException busy) {
            return new Outcome.Of(
                    delivery,
                    new Outcome.NotBefore(
                            busy.until(), "not sent yet: Clio lets its matter be read at " + busy.until()));
        }
        String kind =
                why instanceof ClioException clio ? clio.code() : why.getClass().getSimpleName();
        return new Outcome.Of(
                delivery, new Outcome.RetryLater("not sent: its matter could not be read again (" + kind + ")"));
    }

    /** Rows of before the upgrade that keeps it tell no status; but a poll asks for one. */
    private static String before(Delivery.Asked asked) {
        if (asked.matterStatus() != null) {
            return asked.matterStatus();
        }
        return switch (asked.trigger()) {
            case CLOSED_MATTER -> "closed";
            case PENDING_MATTER -> "pending";
            case OPEN_MATTER, MATTER_WEBHOOK, HANDED_IN -> null;
        };
    }

    /** Whether a matter went back in its life between two statuses, as Clio writes them; null is unknown. */
    static boolean isReopened(String before, String now) {
        return stage(now) >= 0 && stage(now) < stage(before);
    }

    private static int stage(String status) {
        return status == null ? -1 : STAGES.indexOf(status.toLowerCase(Locale.ROOT));
    }
}
