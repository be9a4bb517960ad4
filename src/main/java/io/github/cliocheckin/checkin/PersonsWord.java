package io.github.cliocheckin.checkin;

import java.time.Instant;

/**
 * What a person says of check-ins whose fate is unknown.
 *
 * @param notAsked whether they made sure that the clients were not asked
 * @param asOf when they were shown which ones these are: of what came later they cannot speak
 */
record PersonsWord(boolean notAsked, Instant asOf) {

    boolean isOf(ChangeableRow row) {
        return notAsked && row.isKnownToBeUnknown(asOf);
    }
}
