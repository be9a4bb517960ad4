package io.github.cliocheckin.connection;

/** An authorization does not come about; the person before the browser is told why, and what to do. Nothing was stored. */
public final class AuthorizationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, with the HTTP status of the page that says so. */
    public enum Why {
        DECLINED(
                403,
                "Access was not allowed",
                "You chose not to allow access in Clio, and nothing was connected.",
                "If that was a mistake, begin again from the page with the link, or ask for a new link."),
        UNKNOWN(
                400,
                "This page cannot be opened like this",
                "The address of this page is one that we made for somebody, and this one we did not make.",
                "Look whether all of the link was copied, or ask for a new one."),
        EXPIRED(
                410,
                "This took too long",
                "The link, or the way to Clio and back, is only good for a limited time, and that is over.",
                "Begin again from the page with the link, or ask for a new link."),
        USED(
                410,
                "This was used already",
                "Each link and each return from Clio is good for once.",
                "If the page before said that Clio is connected, all is well. Otherwise ask for a new link."),
        WRONG_REGION(
                400,
                "This is another region of Clio's",
                "The authorization was begun for one region of Clio's and came back from another, or Clio does not know our"
                        + " app in this region.",
                "Look at the address of your Clio: app.clio.com is the United States, eu.app.clio.com Europe, ca.app.clio.com"
                        + " Canada, au.app.clio.com Australia. Then begin again with that region. If it was the right one, tell"
                        + " whoever gave you the link that Clio does not know the app's key or secret."),
        NOT_GRANTED(
                400,
                "Clio did not confirm the access",
                "Clio did not take the code that it gave you, and nothing was connected.",
                "Begin again from the page with the link, or ask for a new link."),
        USER_HIDDEN(
                403,
                "Clio does not tell whose access this is",
                "The app may not read users in Clio, and nothing was connected.",
                "In Clio's developer portal give the app the permission to read Users, then begin again."),
        NOT_READY(
                503,
                "This service is not ready",
                "It cannot keep what Clio grants at the moment, and nothing was connected.",
                "Tell whoever gave you the link, and open it once more in some minutes."),
        CLIO_SILENT(
                503,
                "Clio does not answer",
                "Clio gave no answer that we can use, and nothing was connected.",
                "Begin again in some minutes, from the page with the link or with a new one.");

        private final int status;
        private final String title;
        private final String text;
        private final String advice;

        Why(int status, String title, String text, String advice) {
            this.status = status;
            this.title = title;
            this.text = text;
            this.advice = advice;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }

        public String text() {
            return text;
        }

        public String advice() {
            return advice;
        }
    }

    private final Why why;

    public AuthorizationRefused(Why why) {
        super(why.title, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
