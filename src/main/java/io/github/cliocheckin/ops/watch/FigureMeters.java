package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.clio.ClioBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Shows the latest figures as metrics. */
public final class FigureMeters {

    private final MeterRegistry registry;
    private final LatestFigures figures;
    private final Clock clock;

    public FigureMeters(MeterRegistry registry, LatestFigures figures, Clock clock) {
        this.registry = registry;
        this.figures = figures;
        this.clock = clock;
    }

    /** Registers a gauge for each figure, and one for what is left of Clio's rate limit. */
    public void register(ClioBudget budget) {
        for (CheckInState state : Figures.COUNTED) {
            gauge("clio.checkin.checkins", "Check-ins in this state", latest -> latest.checkIns(state))
                    .tag("state", state.name())
                    .register(registry);
        }
        for (PollLag lag : PollLag.values()) {
            gauge(
                            "clio.checkin.poll.groups.behind",
                            "Groups whose polls are behind their time by so much",
                            latest -> latest.groupsBehind(lag, clock.instant()))
                    .tag("lag", lag.label())
                    .register(registry);
        }
        gauge(
                        "clio.checkin.poll.lag",
                        "How far the group's polls are behind that are so most",
                        latest -> seconds(latest.furthestBehind(clock.instant())))
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "clio.checkin.oldest.due",
                        "How long the oldest check-in is due that nothing holds back",
                        latest -> seconds(latest.oldestDue(clock.instant())))
                .baseUnit("seconds")
                .register(registry);
        gauge("clio.checkin.events.waiting", "Events that wait to be told", Figures::waitingEvents)
                .register(registry);
        gauge(
                        "clio.checkin.oldest.event",
                        "How long the oldest event waits to be told",
                        latest -> seconds(latest.oldestEvent(clock.instant())))
                .baseUnit("seconds")
                .register(registry);
        gauge("clio.checkin.connections.lost", "Groups that must be authorized at Clio again", Figures::lostConnections)
                .register(registry);
        gauge(
                        "clio.checkin.figures.age",
                        "How old the figures of the database are",
                        latest -> seconds(Duration.between(latest.readAt(), clock.instant())))
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("clio.checkin.clio.budget", budget, known -> known.least().orElse(Double.NaN))
                .description("What is left of Clio's rate limit to the account that has least; NaN before Clio told")
                .baseUnit("requests")
                .register(registry);
    }

    private Gauge.Builder<LatestFigures> gauge(String name, String meaning, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(name, figures, latest -> figure.applyAsDouble(latest.get()))
                .description(meaning);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
