package io.github.cliocheckin.checkin;

import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import java.time.Instant;

/** What became of an attempt to send a check-in. The kinds differ in what must happen next. */
public sealed interface Outcome {

    /** A sentence for the row's history, without anything that tells who the client is. */
    String cause();

    /** The receiver took it. */
    record Accepted(String customerId, String cause) implements Outcome {}

    /** Nothing was taken and the same may be taken later: a rate limit, no connection. */
    record RetryLater(String cause) implements Outcome {}

    /** The receiver refused one of the two channels: sent once more with the other one alone. */
    record OtherChannel(CheckInRequest request, String cause) implements Outcome {}

    /** This location is set up wrongly: its mapping waits for a person. */
    record LocationFault(String cause) implements Outcome {}

    /** The account is set up wrongly: the whole group waits for a person. */
    record GroupFault(String cause) implements Outcome {}

    /** Refused for good; {@code text} holds the receiver's code and message. */
    record Rejected(String text) implements Outcome {
        @Override
        public String cause() {
            return "refused by the receiver";
        }
    }

    /** No answer, or none that can be read: the receiver may have taken it. */
    record Unknown(String cause) implements Outcome {}

    /** The receiver was asked what became of it and does not know the person: it never arrived, and is sent again. */
    record NeverArrived(String cause) implements Outcome {}

    /** The receiver was asked what became of it and its answer settles nothing. */
    record Unsettled(String cause) implements Outcome {}

    /** The receiver was asked what became of it and did not answer. */
    record Unanswered(String cause) implements Outcome {}

    /** Nothing was tried, for its matter may not be read before a time; this counts as no attempt. */
    record NotBefore(Instant time, String cause) implements Outcome {}

    /** Its matter was read again and is decided otherwise by now; nothing was sent. */
    record DecidedAnew(Decision decision) implements Outcome {
        @Override
        public String cause() {
            return "decided anew";
        }
    }

    /**
     * An outcome with the check-in it is of.
     *
     * @param answer the receiver's, if there was one to this attempt; or null
     */
    record Of(Delivery delivery, Outcome outcome, KeptAnswer answer) {

        public Of(Delivery delivery, Outcome outcome) {
            this(delivery, outcome, null);
        }
    }
}
