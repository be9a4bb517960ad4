package io.github.cliocheckin.console.integrations;

/**
 * One point of a location's set-up.
 *
 * @param text what is known of it
 * @param advice what to do, or null
 */
public record Check(State state, String title, String text, String advice) {

    /** How it stands. */
    public enum State {
        GOOD("good"),
        WRONG("to mend"),
        UNKNOWN("not known"),
        REMINDER("to do elsewhere");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Check good(String title, String text) {
        return new Check(State.GOOD, title, text, null);
    }

    static Check wrong(String title, String text, String advice) {
        return new Check(State.WRONG, title, text, advice);
    }

    static Check unknown(String title, String text, String advice) {
        return new Check(State.UNKNOWN, title, text, advice);
    }

    static Check reminder(String title, String text) {
        return new Check(State.REMINDER, title, text, null);
    }
}
