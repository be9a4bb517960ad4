package io.github.cliocheckin.matter;

import java.time.LocalDate;

/** What was decided for one matter: its client is sent, or is not and why. */
public sealed interface Decision permits CheckIn, Restriction {

    /** What it is about, as it is written to the ledger. */
    Subject subject();

    /** What the rules made of it; {@link RuleTrace#NONE} where none was asked. */
    RuleTrace trace();

    /**
     * The matter that a decision is about, or what was handed in.
     *
     * @param matterId null where it was handed in
     * @param reference the sender's, where it was handed in; else null
     * @param number the firm's label of it
     * @param date the trigger's date, or the day it was last changed where it has none
     * @param mappingId the location it belongs to; null if that could not be told
     * @param businessNumber that location's business, likewise
     * @param status the matter's, as Clio writes it
     */
    record Subject(
            Long matterId,
            String reference,
            String number,
            LocalDate date,
            Long mappingId,
            Long businessNumber,
            String status) {

        /** A matter. */
        public Subject(
                long matterId, String number, LocalDate date, Long mappingId, Long businessNumber, String status) {
            this(matterId, null, number, date, mappingId, businessNumber, status);
        }

        /** What was handed in for a location. */
        public static Subject handedIn(String reference, long mappingId, long businessNumber) {
            return new Subject(null, reference, null, null, mappingId, businessNumber, null);
        }

        @Override
        public String toString() {
            return matterId == null ? "what was handed in" : "matter " + matterId;
        }
    }
}
