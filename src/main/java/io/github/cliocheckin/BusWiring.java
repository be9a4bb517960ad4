package io.github.cliocheckin;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.event.Event;
import io.github.cliocheckin.event.Outbox;
import io.github.cliocheckin.handin.HandIns;
import io.github.cliocheckin.handin.Policy;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.ops.Collect;
import java.time.Duration;

/** The beans between the ledger and a bus: events that go out, and check-ins that are handed in. */
final class BusWiring {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private BusWiring() {}

    static void bind(Base base) {
        Settings settings = base.settings();
        base.bind(
                "outbox",
                new Outbox(
                        base.database().client(),
                        base.json(),
                        base.clock(),
                        settings.duration("event.lease"),
                        new RetrySchedule(settings.duration("event.clock"), LONGEST_PAUSE, base.random()),
                        new Outbox.Telling(settings.publicUrl(), settings.flag("event.personal-data"))));
        base.bind(
                "handIns",
                new HandIns(
                        base.json(),
                        new Groups(base.database().client()),
                        new Policy(Duration.ofDays(settings.wholeNumber("checkin.cooldown.days", 0))),
                        base.ledger(),
                        new Changes(base.database().transaction()),
                        base.clock()));
        base.bind("sentEvents", new Collect<>("sent", Event.Sent.class));
    }
}
