package io.github.cliocheckin.checkin;

import io.github.cliocheckin.integration.Trigger;
import java.time.Instant;

/**
 * How matters came to be decided: by a poll, because Clio told of them, or because a person pressed the button.
 *
 * @param runId the poll's, or null
 * @param since when it began: what the same poll decided before is decided again
 * @param occurrence which time it is that the matter is asked for, counted from 0
 * @param isRepeat whether a person said that it is to be asked for once more, although it was
 * @param how in the words of a row's history
 * @param by who it was, where it was a person; or null
 */
public record Sighting(
        Long runId,
        long groupId,
        Trigger trigger,
        Instant since,
        int occurrence,
        boolean isRepeat,
        String how,
        String by) {

    public static Sighting byPoll(long runId, long groupId, Trigger trigger, Instant startedAt) {
        return new Sighting(runId, groupId, trigger, startedAt, 0, false, "by poll " + runId, null);
    }

    /** After one of Clio's webhooks. */
    public static Sighting byWebhook(long groupId, Trigger trigger, Instant at) {
        return new Sighting(null, groupId, trigger, at, 0, false, "after Clio told of the matter", null);
    }

    /** Once more, because a person says so, who knows nothing of others that asked its client since. */
    public static Sighting askedAgain(long groupId, Trigger trigger, int occurrence, String by, Instant at) {
        return new Sighting(null, groupId, trigger, at, occurrence, false, "because a person asked", by);
    }

    /** Once more, right before a check-in is sent. */
    static Sighting beforeSending(Delivery delivery, boolean isRepeat, Instant at) {
        return new Sighting(
                null,
                delivery.groupId(),
                delivery.asked().trigger(),
                at,
                delivery.asked().occurrence(),
                isRepeat,
                "anew right before it was sent",
                null);
    }

    /** On {@code checkin.source}. */
    public static Sighting handedIn(long groupId, Instant at) {
        return new Sighting(null, groupId, Trigger.HANDED_IN, at, 0, false, "when it was handed in", null);
    }

    /** By the button. */
    public static Sighting bySendReview(long groupId, int occurrence, boolean isRepeat, String by, Instant at) {
        return new Sighting(null, groupId, Trigger.MATTER_WEBHOOK, at, occurrence, isRepeat, "by Send Review", by);
    }
}
