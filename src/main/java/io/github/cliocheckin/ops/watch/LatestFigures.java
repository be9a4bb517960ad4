package io.github.cliocheckin.ops.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest {@link Figures}, read once a period on a thread of its own: however often metrics and health are asked for, the
 * database is not, and where it hangs they answer at once with what was read before.
 */
public final class LatestFigures extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(LatestFigures.class);
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(2);

    private final Supplier<Figures> reading;
    private final Duration period;
    private final Clock clock;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "figures");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Figures latest;
    private boolean failed;

    public LatestFigures(JdbcClient database, Duration period, Clock clock) {
        this(() -> Figures.read(database, clock.instant()), period, clock);
    }

    LatestFigures(Supplier<Figures> reading, Duration period, Clock clock) {
        this.reading = reading;
        this.period = period;
        this.clock = clock;
        this.latest = Figures.none(clock.instant());
    }

    Figures get() {
        return latest;
    }

    /** A sentence about the groups whose polls are further behind than that, if there are any. */
    public Optional<String> pollsBehind(Duration allowed) {
        long groups = latest.groupsBehind(allowed, clock.instant());
        return groups == 0
                ? Optional.empty()
                : Optional.of("the polls of " + groups + " group(s) are behind by more than " + allowed
                        + ": GET /integration/runs says why");
    }

    /** A sentence about the groups that lost their authorization, if there are any. */
    public Optional<String> connectionsLost() {
        return latest.lostConnections() == 0
                ? Optional.empty()
                : Optional.of(
                        latest.lostConnections() + " group(s) lost their authorization at Clio and need a new one");
    }

    /** A sentence about events that are not told, if the oldest waits for longer than that. */
    public Optional<String> eventsStuck(Duration allowed) {
        return latest.oldestEvent(clock.instant()).compareTo(allowed) <= 0
                ? Optional.empty()
                : Optional.of(latest.waitingEvents() + " event(s) wait to be told, the oldest for more than " + allowed
                        + ": event.endpoint does not take them");
    }

    @Override
    protected void doStart() {
        reader.scheduleWithFixedDelay(this::read, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is being read is finished: an interrupted read might close the database's files. */
    @Override
    protected void doStop() throws InterruptedException {
        reader.shutdown();
        reader.awaitTermination(FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            latest = reading.get();
            failed = false;
        } catch (RuntimeException failure) {
            if (!failed) {
                LOG.warn(
                        "The figures for metrics and health cannot be read and stay as they are: {}",
                        failure.getClass().getSimpleName());
            }
            failed = true;
        }
    }
}
