package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person wants done with all check-ins of a state and reason, and how far it is.
 *
 * @param reason the code; null where the state has none
 * @param clientsWereNotAsked what the person says of those of unknown fate
 * @param asOf when the person was shown what that is said of
 * @param total how many there were at the start, as far as they were counted: see {@link Waiting#MOST_COUNTED}
 * @param changed how many of those that are done it changed
 * @param failures how often its next batch failed, one time after the other
 */
public record Errand(
        long id,
        Action action,
        CheckInState state,
        String reason,
        boolean clientsWereNotAsked,
        Instant asOf,
        String by,
        Instant begunAt,
        int total,
        int done,
        int changed,
        Instant finishedAt,
        int failures,
        @JsonIgnore long beforeId,
        @JsonIgnore int version) {

    /** What can be done with many. */
    public enum Action {
        REPLAY("Send once more"),
        DECISION("Decide again");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** What can be done with check-ins in a state and with a reason, which is null if the state has none. */
        public static Optional<Action> of(CheckInState state, String reason) {
            return Arrays.stream(values())
                    .filter(action -> action.isFor(state))
                    .filter(action -> action != DECISION || Reconsiderations.isFor(reason))
                    .findFirst();
        }

        /** The one of a word, as addresses and forms have it. */
        public static Optional<Action> named(String word) {
            return Arrays.stream(values())
                    .filter(action -> action.word().equals(word))
                    .findFirst();
        }

        /** As addresses and forms have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people have it. */
        public String label() {
            return label;
        }

        /** Whether it has anything to do with check-ins in a state. */
        public boolean isFor(CheckInState state) {
            return switch (this) {
                case REPLAY -> state == CheckInState.FAILED || state == CheckInState.UNKNOWN;
                case DECISION -> state == CheckInState.RESTRICTED;
            };
        }
    }

    PersonsWord word() {
        return new PersonsWord(clientsWereNotAsked, asOf);
    }

    @JsonIgnore
    public boolean isOver() {
        return finishedAt != null;
    }
}
