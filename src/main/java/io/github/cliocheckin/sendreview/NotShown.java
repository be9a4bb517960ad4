package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;

/** What is decided for a matter that Clio does not show. */
final class NotShown {

    private NotShown() {}

    static Restriction restriction(long matterId) {
        return new Restriction(
                new Decision.Subject(matterId, null, null, null, null, null),
                Reason.MATTER_NOT_SHOWN.name(),
                Reason.MATTER_NOT_SHOWN.sentence());
    }
}
