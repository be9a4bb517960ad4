package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.checkin.Ask;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.matter.Decision;

/**
 * How a matter stands whose button was pressed.
 *
 * @param decision what is decided for it by what Clio says now
 * @param asked the last time that its client was asked; null if never
 * @param next which time asking once more would be; null if it cannot be asked once more now
 * @param isNew whether it was asked by this very click
 */
record Standing(Click click, IntegrationGroup group, Decision decision, Ask asked, Integer next, boolean isNew) {

    @Override
    public String toString() {
        return "standing of " + click;
    }
}
