package io.github.cliocheckin.checkin;

import io.github.cliocheckin.integration.Trigger;
import java.time.Instant;

/**
 * How matters came to be decided: by a poll, because Clio told of them, or because a person pressed the button.
 *
 * @param runId the poll's, or null
 * @param since when it began: what the same poll decided before is decided again
 * @param occurrence 0, or of how many times that a person confirmed to ask for a matter once more this is the last
 * @param how in the words of a row's history
 * @param by who it was, where it was a person; or null
 */
public record Sighting(
        Long runId, long groupId, Trigger trigger, Instant since, int occurrence, String how, String by) {

    public static Sighting byPoll(long runId, long groupId, Trigger trigger, Instant startedAt) {
        return new Sighting(runId, groupId, trigger, startedAt, 0, "by poll " + runId, null);
    }

    /** After one of Clio's webhooks. */
    public static Sighting byWebhook(long groupId, Trigger trigger, Instant at) {
        return new Sighting(null, groupId, trigger, at, 0, "after Clio told of the matter", null);
    }

    /** By the button. */
    public static Sighting bySendReview(long groupId, int occurrence, String by, Instant at) {
        return new Sighting(null, groupId, Trigger.MATTER_WEBHOOK, at, occurrence, "by Send Review", by);
    }

    /** Whether a person said that it is to be asked for once more, although it was. */
    boolean isRepeat() {
        return occurrence > 0;
    }
}
