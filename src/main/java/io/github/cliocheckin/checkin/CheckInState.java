package io.github.cliocheckin.checkin;

/** How it stands with a row of the ledger. */
public enum CheckInState {
    /** Queued: sent as soon as it is due. */
    PENDING,
    /** A node has it in hand, until its lease ends. */
    SENDING,
    /** The receiver accepted it. */
    SENT,
    /** Its attempts are used up; a person may have it sent again. */
    FAILED,
    /** No answer came: the receiver is asked what became of it before it is sent again. */
    UNKNOWN,
    /** A rule, or the receiver for good, spoke against it. */
    RESTRICTED,
    /** It waits for a person. */
    HELD,
    /** Taken back before it was sent. */
    CANCELLED
}
