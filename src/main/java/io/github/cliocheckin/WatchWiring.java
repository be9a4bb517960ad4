package io.github.cliocheckin;

import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.ops.watch.CallMeters;
import io.github.cliocheckin.ops.watch.DatabaseHealth;
import io.github.cliocheckin.ops.watch.Degradation;
import io.github.cliocheckin.ops.watch.FigureMeters;
import io.github.cliocheckin.ops.watch.LatestFigures;
import io.github.cliocheckin.ops.watch.LogFields;
import io.github.cliocheckin.ops.watch.LogFormat;
import io.github.cliocheckin.ops.watch.RouteReloads;
import io.github.cliocheckin.ops.watch.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.CamelContextHelper;

/** What is seen of the service from outside: its metrics and its health. */
final class WatchWiring {

    private static final Duration LONGEST_WAIT_OF_EVENTS = Duration.ofMinutes(5);

    private WatchWiring() {}

    /** Where metrics are kept: the host's own where the service is embedded, else one that Camel takes for its metrics too. */
    static MeterRegistry meters(Registry registry) {
        MeterRegistry given = registry.findSingleByType(MeterRegistry.class);
        if (given != null) {
            return given;
        }
        MeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.bind(MicrometerConstants.METRICS_REGISTRY_NAME, made);
        return made;
    }

    static LogFormat logFormat(Settings settings) {
        return LogFormat.valueOf(
                settings.oneOf("logging.format", Set.of("text", "json")).toUpperCase(Locale.ROOT));
    }

    static void bind(Base base) throws Exception {
        CamelContext camel = base.camel();
        MeterRegistry meters = meters(camel.getRegistry());
        ClioBudget budget = CamelContextHelper.mandatoryLookup(camel, "clioBudget", ClioBudget.class);
        Duration pollLag = base.settings().duration("health.poll-lag");
        LatestFigures figures =
                new LatestFigures(base.database().client(), base.settings().duration("metrics.clock"), base.clock());
        new FigureMeters(meters, figures, base.clock()).register(budget);
        camel.addService(figures);
        camel.getManagementStrategy().addEventNotifier(new CallMeters(meters));
        base.bind("routeReloads", new RouteReloads(meters));
        base.bind("databaseHealth", new DatabaseHealth(base.database().dataSource()));
        base.bind("pollHealth", new Degradation("polls", () -> figures.pollsBehind(pollLag)));
        base.bind("connectionHealth", new Degradation("connections", figures::connectionsLost));
        base.bind("eventHealth", new Degradation("events", () -> figures.eventsStuck(LONGEST_WAIT_OF_EVENTS)));
        bindTraces(base);
    }

    private static void bindTraces(Base base) throws Exception {
        boolean traced = base.settings().flag("tracing.enabled");
        if (traced) {
            new Traces(base.settings().address("tracing.otlp-endpoint")).follow(base.camel());
        }
        if (logFormat(base.settings()) == LogFormat.JSON) {
            base.camel()
                    .getCamelContextExtension()
                    .addInterceptStrategy(new LogFields(traced ? Traces::fields : Map::of));
        }
    }
}
