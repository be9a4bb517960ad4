package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class OneWriterTest {

    private static final int WRITERS = 5;
    private static final int ROUNDS = 1000;

    private final ExecutorService others = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void transactionsThatChangeOneRowAllComeToTheirEnd() throws Exception {
        try (Database database = TestDatabases.HSQLDB.open()) {
            row(database.client());
            Callable<Object> rename = () -> database.transaction().execute(status -> {
                rename(database.client(), "Lionel Hutz");
                return rename(database.client(), "Norman Hutz");
            });
            for (int round = 1; round <= ROUNDS; round++) {
                List<Future<Object>> outcomes = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    outcomes.add(others.submit(rename));
                }
                for (Future<Object> outcome : outcomes) {
                    assertThat(outcome.get(20, TimeUnit.SECONDS))
                            .as("round %d", round)
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void whoOnlyReadsDoesNotWaitForWhoWrites() throws Exception {
        try (Database database = TestDatabases.HSQLDB.open()) {
            row(database.client());
            database.transaction().executeWithoutResult(status -> {
                rename(database.client(), "Norman Hutz");
                assertThat(name(database.client())).isEqualTo("Norman Hutz");
                assertThat(ofAnother(() -> name(database.client()))).isEqualTo("Lionel Hutz");
            });
            assertThat(name(database.client())).isEqualTo("Norman Hutz");
        }
    }

    /** As templates ask, and as Camel's component does, which calls one method for every statement. */
    @Test
    void aQueryIsOneBehindACommentToo() {
        try (Database database = TestDatabases.HSQLDB.open()) {
            row(database.client());
            String query = "-- whose name it is\n  SELECT name FROM business";
            database.transaction().executeWithoutResult(status -> {
                rename(database.client(), "Norman Hutz");
                assertThat(ofAnother(() ->
                                database.client().sql(query).query(String.class).single()))
                        .isEqualTo("Lionel Hutz");
                assertThat(ofAnother(() -> {
                            try (Connection connection = database.dataSource().getConnection();
                                    PreparedStatement statement = connection.prepareStatement(query)) {
                                return statement.execute();
                            }
                        }))
                        .isTrue();
            });
        }
    }

    @Test
    void whoWaitsTooLongIsRefusedAndTheNextIsNot() {
        OneWriter writers = new OneWriter(
                new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", ""), Duration.ofMillis(50));
        JdbcClient client = JdbcClient.create(writers);
        client.sql("SET DATABASE TRANSACTION CONTROL MVCC").update();
        client.sql("CREATE TABLE business (business_number BIGINT PRIMARY KEY, name VARCHAR(100))")
                .update();
        row(client);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(writers));
        transaction.executeWithoutResult(status -> {
            rename(client, "Norman Hutz");
            assertThatThrownBy(() -> ofAnother(() -> rename(client, "Ed Hutz")))
                    .cause()
                    .cause()
                    .isInstanceOf(ConcurrencyFailureException.class)
                    .hasMessageContaining("another change has held the database");
            status.setRollbackOnly();
        });
        assertThat(ofAnother(() -> rename(client, "Ed Hutz"))).isEqualTo(1);
        assertThat(name(client)).isEqualTo("Ed Hutz");
        client.sql("SHUTDOWN").update();
    }

    private static void row(JdbcClient client) {
        client.sql("INSERT INTO business (business_number, name) VALUES (1001, 'Lionel Hutz')")
                .update();
    }

    private static int rename(JdbcClient client, String name) {
        return client.sql("UPDATE business SET name = ? WHERE business_number = 1001")
                .param(name)
                .update();
    }

    private static String name(JdbcClient client) {
        return client.sql("SELECT name FROM business").query(String.class).single();
    }

    private <T> T ofAnother(Callable<T> call) {
        try {
            return others.submit(call).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
