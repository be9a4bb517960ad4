package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A row of the ledger as calls answer it: what was decided for a matter, and what became of it.
 *
 * @param matterId null where it was handed in
 * @param occurrence 0, or higher where a person had a client asked again
 * @param date the matter's, by its trigger
 * @param reason why the client is not sent, or null
 * @param reference the sender's, where it was handed in; else null
 * @param history its changes of state, oldest first; null in a list
 */
public record LedgerRow(
        long id,
        long groupId,
        Long mappingId,
        Long businessNumber,
        int triggerId,
        Long matterId,
        String matterNumber,
        int occurrence,
        LocalDate date,
        String state,
        Reason reason,
        Instant dueAt,
        int attempts,
        String customerId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reference,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Change> history) {

    /** A stable code and a sentence. */
    public record Reason(String code, String text) {}

    /**
     * A change of state.
     *
     * @param by the person who made it, or null
     */
    public record Change(Instant at, String state, String cause, String by) {}

    /**
     * A page of the ledger, oldest first.
     *
     * @param next the {@code after} of the next page, or null if this is the last
     */
    public record Page(List<LedgerRow> data, Long next) {}

    /** Without the text of its reason, which may name the client. */
    public LedgerRow withoutText() {
        return reason == null ? this : with(new Reason(reason.code(), null), history);
    }

    LedgerRow with(List<Change> changes) {
        return with(reason, changes);
    }

    private LedgerRow with(Reason otherReason, List<Change> changes) {
        return new LedgerRow(
                id,
                groupId,
                mappingId,
                businessNumber,
                triggerId,
                matterId,
                matterNumber,
                occurrence,
                date,
                state,
                otherReason,
                dueAt,
                attempts,
                customerId,
                reference,
                changes);
    }
}
