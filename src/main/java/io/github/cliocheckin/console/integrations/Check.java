package io.github.cliocheckin.console.integrations;

import java.time.Instant;

/**
 * One point of a location's set-up.
 *
 * @param text what is known of it
 * @param advice what to do, or null
 * @param at when it was found out, or null
 */
public record Check(State state, String title, String text, String advice, Instant at) {

    /** How it stands. */
    public enum State {
        GOOD("good", "good"),
        WRONG("to mend", "bad"),
        UNKNOWN("not known", ""),
        REMINDER("to do elsewhere", "");

        private final String word;
        private final String tone;

        State(String word, String tone) {
            this.word = word;
            this.tone = tone;
        }

        public String word() {
            return word;
        }

        /** How its word is coloured. */
        public String tone() {
            return tone;
        }
    }

    static Check good(String title, String text) {
        return new Check(State.GOOD, title, text, null, null);
    }

    static Check wrong(String title, String text, String advice) {
        return new Check(State.WRONG, title, text, advice, null);
    }

    static Check unknown(String title, String text, String advice) {
        return new Check(State.UNKNOWN, title, text, advice, null);
    }

    static Check reminder(String title, String text) {
        return new Check(State.REMINDER, title, text, null, null);
    }

    /** The same with when it was found out. */
    Check at(Instant time) {
        return new Check(state, title, text, advice, time);
    }
}
