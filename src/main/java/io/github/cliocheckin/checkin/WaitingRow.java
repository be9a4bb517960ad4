package io.github.cliocheckin.checkin;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A check-in that waits for a person, as a list shows it.
 *
 * @param matterId null where it was handed in
 * @param reasonText may name the client's contact
 * @param cause of its last change of state
 */
public record WaitingRow(
        long id,
        long groupId,
        Long businessNumber,
        String businessName,
        Long matterId,
        String matterNumber,
        LocalDate date,
        String reason,
        String reasonText,
        Instant decidedAt,
        Instant dueAt,
        int attempts,
        String cause) {}
