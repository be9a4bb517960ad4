package io.github.cliocheckin.checkin;

import java.time.Instant;

/**
 * One time that a matter was decided, and what came of it: a row of the ledger, for whoever wants to ask for the matter again.
 *
 * @param dueAt when it is sent next, or null
 * @param attemptedAt when it was last about to be sent, or null
 */
public record Ask(
        int triggerId, int occurrence, CheckInState state, Instant dueAt, Instant attemptedAt, Instant decidedAt) {

    /** Whether the client was asked, or is about to be. */
    public boolean isAsked() {
        return state != CheckInState.RESTRICTED && state != CheckInState.CANCELLED;
    }

    /** Whether it is over, so that a person may want to ask once more. */
    public boolean isOver() {
        return switch (state) {
            case SENT, FAILED -> true;
            // Nobody looks it up any more
            case UNKNOWN -> dueAt == null;
            default -> false;
        };
    }
}
