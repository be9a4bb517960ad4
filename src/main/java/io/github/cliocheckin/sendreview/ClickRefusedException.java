package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.page.RefusedModel;

/** A click that comes to nothing; the person before the browser is told why, and what to do. Nobody is asked for a review. */
public final class ClickRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, with the HTTP status of the page that says so. */
    public enum Why {
        UNKNOWN(
                404,
                true,
                "This page cannot be opened like this",
                "Nothing of this address is known here: the button may be one of a connection that has ended.",
                "Open the matter in Clio, reload the page and press Send Review again."),
        MALFORMED(
                400,
                true,
                "This page cannot be opened like this",
                "The address does not say which matter the button was pressed on.",
                "Open the matter in Clio and press Send Review there."),
        OTHER_USER(
                403,
                true,
                "This button belongs to somebody else",
                "Send Review can be pressed only by the person who connected Clio to this service.",
                "Ask that person to press it, or have Clio connected anew by you."),
        NOT_CONFIRMED(
                403,
                true,
                "Clio does not confirm this click",
                "A click is good for once and for a minute, and only for whoever made it.",
                "Open the matter in Clio and press Send Review again."),
        EXPIRED(
                410,
                true,
                "This page is too old",
                "What was shown on it may have changed since, so nothing was done.",
                "Open the matter in Clio and press Send Review again."),
        SWITCHED_OFF(
                410,
                false,
                "Send Review is switched off",
                "The firm's integration no longer has the trigger for it.",
                "Ask whoever runs this service if that is a mistake."),
        NOT_CONNECTED(
                503,
                false,
                "Clio has to be connected again",
                "Clio takes the firm's authorization no more, so the matter cannot be read.",
                "Ask whoever runs this service for a link to connect Clio again."),
        CUSTOM_FIELDS_HIDDEN(
                503,
                false,
                "Clio does not show the custom fields",
                "Without them nobody can tell whether the client may be asked, so nothing was done.",
                "In Clio go to Settings, Manage users, and give the person who connected Clio the permission to view custom"
                        + " fields."),
        NOT_READY(
                503,
                false,
                "This service is not ready",
                "It cannot do this at the moment, and nothing was done.",
                "Press Send Review again in some minutes; if that does not help, tell whoever runs this service."),
        CLIO_BUSY(
                503,
                false,
                "Clio is asked too much at the moment",
                "Clio answers only so many questions a minute, and nothing was done.",
                "Press Send Review again in a minute."),
        CLIO_SILENT(
                503,
                false,
                "Clio does not answer",
                "Clio gave no answer that we can use, and nothing was done.",
                "Press Send Review again in some minutes.");

        private final int status;
        private final boolean isRecorded;
        private final RefusedModel page;

        Why(int status, boolean isRecorded, String title, String text, String advice) {
            this.status = status;
            this.isRecorded = isRecorded;
            page = new RefusedModel(title, text, advice);
        }

        public int status() {
            return status;
        }

        /** What the person reads. */
        RefusedModel page() {
            return page;
        }
    }

    private final Why why;
    private final Long groupId;

    ClickRefusedException(Why why, Long groupId) {
        super(why.page.title(), null, false, false);
        this.why = why;
        this.groupId = groupId;
    }

    public Why why() {
        return why;
    }

    /** Whose click it claims to be; null if nobody's that is known. */
    Long groupId() {
        return groupId;
    }

    /** Whether somebody may have tried what is not theirs to do. */
    boolean isRecorded() {
        return why.isRecorded;
    }
}
