package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.checkin.ReceiverCheck;
import io.github.cliocheckin.checkin.ReceiverCheck.Result;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import java.util.List;

/** Whether a location has a key of the receiver's, and whether the receiver takes it. */
final class KeyChecks {

    private static final String GIVEN = "Key of the receiver";
    private static final String TAKEN = "The receiver takes the key";

    private final IntegrationGroup group;
    private final Mapping mapping;
    private final boolean ownKey;
    private final ReceiverCheck receiver;

    KeyChecks(IntegrationGroup group, Mapping mapping, boolean ownKey, ReceiverCheck receiver) {
        this.group = group;
        this.mapping = mapping;
        this.ownKey = ownKey;
        this.receiver = receiver;
    }

    List<Check> points() {
        if (receiver.result() == Result.ELSEWHERE) {
            return List.of(Check.unknown(
                    GIVEN,
                    "Check-ins are handed to checkin.endpoint and not to the receiver: whether a key works cannot be checked"
                            + " from here.",
                    null));
        }
        if (!mapping.business().hasApiKey()) {
            return List.of(Check.wrong(
                    GIVEN,
                    "Neither this business nor its account has one, so nothing can be sent.",
                    "At the receiver it stands under Settings, Integrations, API. Give it below."));
        }
        return List.of(given(), taken().at(receiver.at()));
    }

    private Check given() {
        String paused = mapping.pausedReason() != null ? mapping.pausedReason() : group.pausedReason();
        if (paused == null) {
            return Check.good(GIVEN, ownKey ? "This business has one." : "The account's is used.");
        }
        return Check.wrong(GIVEN, "There is one, and sending was stopped: " + paused, howToGoOn());
    }

    private String howToGoOn() {
        if (mapping.pausedReason() == null) {
            return "Give the right key, then press Go on at the integration.";
        }
        return mapping.active()
                ? "Give the right key below, then press Go on."
                : "Give the right key below; it goes on once it is active.";
    }

    private Check taken() {
        return switch (receiver.result()) {
            case TAKEN -> Check.good(TAKEN, "It did. A look-up for nobody was answered; nothing was sent.");
            case KEY_REFUSED ->
                Check.wrong(
                        TAKEN,
                        "It refuses the key. " + receiver.said(),
                        "At the receiver open Settings, Integrations, API, and copy the key of this account. Give it "
                                + (ownKey ? "below" : "at the integration, under Account at the receiver")
                                + ", then check again.");
            case BUSINESS_REFUSED ->
                Check.wrong(
                        TAKEN,
                        "It does not take it for business " + mapping.business().businessNumber() + ". "
                                + receiver.said(),
                        "Compare the number with the one at the receiver. If it is right, this business belongs to another"
                                + " account there: give that account's key below, then check again.");
            case UNSETTLED ->
                Check.unknown(
                        TAKEN,
                        receiver.said(),
                        "Check again in a minute. If that does not help, see whether the receiver is down, and where"
                                + " checkin.url leads.");
            default -> Check.unknown(TAKEN, "Nobody has asked it since the key was given.", CheckList.CHECK);
        };
    }
}
