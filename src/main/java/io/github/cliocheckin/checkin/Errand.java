package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

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
        REPLAY,
        DECISION;

        /** Whether it has anything to do with check-ins in a state. */
        public boolean isFor(CheckInState state) {
            return switch (this) {
                case REPLAY -> state == CheckInState.FAILED || state == CheckInState.UNKNOWN;
                case DECISION -> state == CheckInState.RESTRICTED;
            };
        }
    }

    Word word() {
        return new Word(clientsWereNotAsked, asOf);
    }

    @JsonIgnore
    public boolean isOver() {
        return finishedAt != null;
    }
}
