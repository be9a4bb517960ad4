package io.github.cliocheckin.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that hangs, or is not there. */
class DatabaseHealthTest {

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aDatabaseThatHangsIsAskedOnceAndHoldsUpOnlyWhoAsksFirst() {
        DatabaseHealth health = of(new Asked() {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                await().until(() -> hanging.getCount() == 0);
                throw new SQLException("no connection for user sa");
            }
        });
        assertThat(health.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        Instant before = Instant.now();
        for (int i = 0; i < 10; i++) {
            assertThat(health.call().getMessage()).hasValue("the database did not answer within 2 seconds");
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(asked).hasValue(1);
        hanging.countDown();
        await().until(() -> health.call().getMessage().orElse("").contains("cannot be asked"));
    }

    @Test
    void whyItCannotBeAskedIsToldWithoutItsWords() {
        DatabaseHealth health = of(new Asked() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("password authentication failed for user sa");
            }
        });
        HealthCheck.Result result = health.call();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage()).hasValue("the database cannot be asked: SQLException");
        assertThat(result.getError()).isEmpty();
    }

    private static DatabaseHealth of(Asked database) {
        DatabaseHealth health = new DatabaseHealth(database);
        health.setCamelContext(new DefaultCamelContext());
        return health;
    }

    private abstract static class Asked extends AbstractDataSource {

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
