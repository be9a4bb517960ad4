package io.github.cliocheckin.matter;

import java.util.Set;

/** Why a matter's client is not sent. Each has a sentence for whoever looks, the article's where it has one, and what to do. */
public enum Reason {
    DONT_SEND_REVIEW(
            "Matters don't send review request custom field value is true",
            "Untick the box on the matter in Clio if its client should be asked after all."),
    LOCATION_MISSING(
            "The matter has no value in the location custom field",
            "Choose the matter's location in Clio; it is decided again after that."),
    LOCATION_UNMAPPED(
            "No mapping of this group has the matter's location",
            "Add a mapping with this clio.location.name, or mend the location on the matter in Clio."),
    LOCATION_INACTIVE("The mapping of the matter's location is switched off", "Switch the mapping on."),
    CLIENT_MISSING(
            "The matter has no client, or the authorizing user may not see the client",
            "Add the client to the matter in Clio, or let the authorizing user see all contacts."),
    NO_VALID_CONTACT(
            "Either of Phone or Email should be valid for the creation of customer",
            "Correct the client's primary e-mail address or phone number in Clio."),
    NAME_MISSING("The client has no usable name", "Give the client a name in Clio."),
    RECENTLY_REQUESTED(
            "The same person was checked in at this business recently",
            "Nothing: nobody is asked twice within checkin.cooldown.days."),
    ALREADY_REQUESTED(
            "The client was asked for this matter already, by another trigger",
            "Nothing: a matter's client is asked once. Whoever wants to ask again does so with Send Review in Clio."),
    MATTER_NOT_SHOWN(
            "Clio does not show the matter: it is deleted, or the authorizing user may not see it",
            "Let the authorizing user see the matter in Clio, if it is still there."),
    MATTER_REOPENED(
            "The matter was reopened before its client was asked",
            "Have Send Review pressed again when its client is to be asked."),
    TRIGGER_REMOVED(
            "The group's trigger was taken away before the client was asked",
            "Add the trigger again, and have the matter decided again."),
    INTEGRATION_BETA("Integration is beta", "Take the group out of beta when what it decides is right."),
    CHECKIN_REJECTED(
            "The receiver refused the check-in", "Read the receiver's answer in the text and mend what it names.");

    private static final Set<String> OURS_TO_CHANGE = Set.of(
            INTEGRATION_BETA.name(), RECENTLY_REQUESTED.name(), ALREADY_REQUESTED.name(), LOCATION_INACTIVE.name());

    private final String sentence;
    private final String advice;

    Reason(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    /**
     * Whether what a code names is mended by the firm on the matter itself, as an operator's own rule is taken to be: then the
     * matter is decided again whatever its date. What is our own to change is not: no matter of last year is asked for because
     * beta ended. A matter without a code waits to be sent, and is decided again too.
     */
    public static boolean isMendedByTheFirm(String code) {
        return !OURS_TO_CHANGE.contains(String.valueOf(code));
    }

    public String sentence() {
        return sentence;
    }

    public String advice() {
        return advice;
    }
}
