package io.github.cliocheckin.ops.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of edits of the routes while the service ran. */
public final class RouteReloads {

    private final Counter taken;
    private final Counter refused;

    public RouteReloads(MeterRegistry registry) {
        taken = counter(registry, "taken");
        refused = counter(registry, "refused");
    }

    /** An edit took effect. */
    public void taken() {
        taken.increment();
    }

    /** An edit was wrong, and what ran before runs on. */
    public void refused() {
        refused.increment();
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("clio.checkin.route.reloads")
                .description("Edits of the routes that took effect, or were refused")
                .tag("result", result)
                .register(registry);
    }
}
