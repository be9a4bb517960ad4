package io.github.cliocheckin;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.event.Event;
import io.github.cliocheckin.event.Outbox;
import io.github.cliocheckin.ops.Collect;
import java.time.Duration;

/** The beans of events: from the outbox to the bus. */
final class EventWiring {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private EventWiring() {}

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
        base.bind("sentEvents", new Collect<>("sent", Event.Sent.class));
    }
}
