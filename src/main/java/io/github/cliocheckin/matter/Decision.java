package io.github.cliocheckin.matter;

import java.time.LocalDate;

/** What was decided for one matter: its client is sent, or is not and why. */
public sealed interface Decision permits CheckIn, Restriction {

    /** The matter as it is written to the ledger. */
    Subject subject();

    /**
     * The matter that a decision is about.
     *
     * @param number the firm's label of it
     * @param date the trigger's date, or the day it was last changed where it has none
     * @param mappingId the location it belongs to; null if that could not be told
     * @param businessNumber that location's business, likewise
     * @param status the matter's, as Clio writes it
     */
    record Subject(long matterId, String number, LocalDate date, Long mappingId, Long businessNumber, String status) {

        @Override
        public String toString() {
            return "matter " + matterId;
        }
    }
}
