package io.github.cliocheckin.checkin;

import io.github.cliocheckin.matter.RuleTrace;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of a check-in.
 *
 * @param trace what the rules made of it; null if nothing was kept of them
 * @param request what the receiver is sent, as JSON; null if nothing is. It names the client
 * @param runId the poll that decided it last, or null
 * @param answers the receiver's, oldest first
 */
public record Story(
        LedgerRow row,
        RuleTrace trace,
        String request,
        Instant decidedAt,
        Instant attemptedAt,
        int lookups,
        Long runId,
        String matterStatus,
        String businessName,
        List<Answered> answers) {

    /** The receiver's answer to an attempt. */
    public record Answered(Instant at, int attempt, KeptAnswer answer) {}

    /** The same for whoever may not see who the client is. */
    public Story withoutText() {
        List<Answered> statuses = answers.stream()
                .map(answered ->
                        new Answered(answered.at, answered.attempt, new KeptAnswer(answered.answer.status(), null)))
                .toList();
        return new Story(
                row.withoutText(),
                trace,
                null,
                decidedAt,
                attemptedAt,
                lookups,
                runId,
                matterStatus,
                businessName,
                statuses);
    }

    /** Without the request. */
    @Override
    public String toString() {
        return "the story of check-in " + row.id();
    }
}
