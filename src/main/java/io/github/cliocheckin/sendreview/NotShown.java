package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.Rule;
import io.github.cliocheckin.matter.RuleTrace;

/** What is decided for a matter that Clio does not show. */
final class NotShown {

    private NotShown() {}

    static Restriction restriction(long matterId) {
        return Restriction.of(
                new Decision.Subject(matterId, null, null, null, null, null),
                Reason.MATTER_NOT_SHOWN,
                RuleTrace.NONE,
                Rule.SHOWN,
                "matter " + matterId + ": not shown");
    }
}
