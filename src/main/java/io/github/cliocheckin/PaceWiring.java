package io.github.cliocheckin;

import io.github.cliocheckin.checkin.Deliveries;
import io.github.cliocheckin.ops.settings.Clocks;
import io.github.cliocheckin.ops.settings.LiveSettings;
import io.github.cliocheckin.ops.settings.ThreadPools;
import java.time.Duration;
import java.util.function.BiFunction;

/** How fast the service works: its clocks, and how much it does at a time. All of it may change while the service runs. */
final class PaceWiring {

    private static final BiFunction<Settings, String, Integer> AT_LEAST_ONE =
            (settings, name) -> settings.wholeNumber(name, 1);

    private PaceWiring() {}

    /** Quartz counts in milliseconds. */
    private static Duration clock(Settings settings, String name) {
        Duration pace = settings.duration(name);
        if (pace.toMillis() < 1) {
            throw new SettingException(name, settings.text(name), "it takes a millisecond at least, PT0.001S");
        }
        return pace;
    }

    static void bind(Base base, LiveSettings<Settings> live) {
        Clocks clocks = new Clocks(base.camel());
        live.use("poll.clock", PaceWiring::clock, pace -> clocks.pace("poll.clock", pace));
        live.use("delivery.clock", PaceWiring::clock, pace -> clocks.pace("delivery.clock", pace));
        live.use("clio.webhook.clock", PaceWiring::clock, pace -> clocks.pace("clio.webhook.clock", pace));
        live.use("clio.hooks.clock", PaceWiring::clock, pace -> clocks.pace("clio.hooks.clock", pace));

        ThreadPools threads = new ThreadPools(base.camel());
        Deliveries deliveries = base.camel().getRegistry().lookupByNameAndType("deliveries", Deliveries.class);
        live.use("poll.concurrency", AT_LEAST_ONE, most -> threads.size("pollThreads", most));
        live.use("clio.hooks.concurrency", AT_LEAST_ONE, most -> threads.size("hookThreads", most));
        live.use("checkin.concurrency", AT_LEAST_ONE, most -> {
            threads.size("deliveryThreads", most);
            deliveries.claimAtMost(most);
        });
    }
}
