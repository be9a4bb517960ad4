package io.github.cliocheckin.ops.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Not ready while the database does not answer; it lives all the same. Health answers in time even where the database hangs:
 * it is asked on a thread of its own, and not again before it has answered.
 */
public final class DatabaseHealth extends AbstractHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource database;
    private FutureTask<Boolean> question;
    private long askedAt;

    public DatabaseHealth(DataSource database) {
        super("clio-checkin", "database");
        this.database = database;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    /** Called by one at a time. */
    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        if (question == null || question.isDone()) {
            ask();
        }
        try {
            result.state(answer() ? State.UP : State.DOWN);
        } catch (TimeoutException e) {
            result.down().message("the database did not answer within " + PATIENCE.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            result.down()
                    .message("the database cannot be asked: "
                            + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.down().message("the service is stopping");
        }
    }

    private void ask() {
        question = new FutureTask<>(this::answers);
        askedAt = System.nanoTime();
        Thread asker = new Thread(question, "database-health");
        asker.setDaemon(true);
        asker.start();
    }

    /** Who comes while another's question hangs waits only for as long as that one still has. */
    private boolean answer() throws ExecutionException, InterruptedException, TimeoutException {
        long waited = System.nanoTime() - askedAt;
        return question.get(Math.max(0, PATIENCE.toNanos() - waited), TimeUnit.NANOSECONDS);
    }

    private boolean answers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        }
    }
}
