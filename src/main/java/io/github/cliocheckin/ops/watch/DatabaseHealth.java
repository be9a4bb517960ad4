package io.github.cliocheckin.ops.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Not ready while the database does not answer; it lives all the same. Health answers within {@link #PATIENCE} even where the
 * database hangs: it is asked on a thread of its own, and not again before it has answered.
 */
public final class DatabaseHealth extends AbstractHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource database;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(question -> {
        Thread thread = new Thread(question, "database-health");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);

    public DatabaseHealth(DataSource database) {
        super("clio-checkin", "database");
        this.database = database;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
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

    private boolean answer() throws ExecutionException, InterruptedException, TimeoutException {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::answers, asker);
        }
        return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
