package io.github.cliocheckin.checkin;

import java.time.Instant;

/**
 * Whether the receiver takes the key that is sent for a location.
 *
 * @param said what it answered, in a sentence without key; null where it was not asked
 * @param at null where it was not asked
 */
public record ReceiverCheck(Result result, String said, Instant at) {

    /** Nobody has asked, or the key is another one since. */
    public static final ReceiverCheck NOT_ASKED = new ReceiverCheck(Result.NOT_ASKED, null, null);

    /** Check-ins go to an operator's own {@code checkin.endpoint}. */
    public static final ReceiverCheck ELSEWHERE = new ReceiverCheck(Result.ELSEWHERE, null, null);

    /** What came of it. */
    public enum Result {
        TAKEN,
        KEY_REFUSED,
        /** The key is one of its own, but not for this business. */
        BUSINESS_REFUSED,
        /** It gave no answer that tells. */
        UNSETTLED,
        NOT_ASKED,
        ELSEWHERE
    }
}
