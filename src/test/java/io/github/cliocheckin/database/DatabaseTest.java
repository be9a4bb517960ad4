package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void theEmbeddedDatabaseKeepsWhatItAcknowledged() {
        try (Database database = open()) {
            assertThat(property(database, "hsqldb.write_delay")).isEqualToIgnoringCase("false");
            assertThat(property(database, "hsqldb.tx")).isEqualToIgnoringCase("mvcc");
        }
    }

    @Test
    void aDatabaseThatIsOpenedAgainHoldsWhatWasWritten() {
        try (Database database = open()) {
            database.client()
                    .sql("INSERT INTO business (business_number) VALUES (1001)")
                    .update();
        }
        try (Database database = open()) {
            assertThat(businesses(database)).isEqualTo(1);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                        database.client()
                                .sql("INSERT INTO business (business_number) VALUES (1001)")
                                .update();
                        throw new IllegalStateException("halfway");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(businesses(database)).isZero();
        }
    }

    @Test
    void aChangeThatMetAnotherIsMadeAgainFromItsStart() {
        try (Database database = open()) {
            Changes changes = new Changes(database.transaction());
            int[] tries = {0};
            String made = changes.make(() -> {
                database.client()
                        .sql("INSERT INTO business (business_number) VALUES (?)")
                        .param(1000 + tries[0])
                        .update();
                if (++tries[0] < 3) {
                    throw new DuplicateKeyException("met another");
                }
                return "made";
            });
            assertThat(made).isEqualTo("made");
            assertThat(businesses(database)).as("of the last try alone").isEqualTo(1);
            assertThatThrownBy(() -> changes.make(() -> {
                        throw new DuplicateKeyException("every time");
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
        }
    }

    @Test
    void aPartOfAChangeThatMetAnotherMakesTheWholeOfItBeginAgain() {
        try (Database database = open()) {
            Changes changes = new Changes(database.transaction());
            int[] tries = {0};
            String made = changes.make(() -> {
                database.client()
                        .sql("INSERT INTO business (business_number) VALUES (1001)")
                        .update();
                return changes.make(() -> {
                    if (++tries[0] < 3) {
                        throw new DuplicateKeyException("met another");
                    }
                    return "made";
                });
            });
            assertThat(made).isEqualTo("made");
            assertThat(tries[0]).isEqualTo(3);
            assertThat(businesses(database)).isEqualTo(1);
        }
    }

    @Test
    void aMigrationThatWasKilledHalfwayIsBegunAnewFromWhatWasThereBefore() {
        String url = "jdbc:hsqldb:file:" + folder.resolve("data");
        TestDatabases.migrationOfFirstRelease(url, "sa").migrate();
        onceMore(url, "INSERT INTO business (business_number) VALUES (1001)", "SHUTDOWN");
        CopyBeforeMigration.of(url).orElseThrow().take();
        // As far as the second migration got
        onceMore(url, "ALTER TABLE clio_connection RENAME TO clio_connection_before", "SHUTDOWN");
        try (Database database = open()) {
            assertThat(businesses(database)).isEqualTo(1);
            assertThat(database.client()
                            .sql("SELECT COUNT(*) FROM clio_permission")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("before-migration"));
    }

    @Test
    void aFirstStartThatWasKilledHalfwayIsBegunAnew() {
        String url = "jdbc:hsqldb:file:" + folder.resolve("data");
        CopyBeforeMigration.of(url).orElseThrow().take();
        onceMore(url, "CREATE TABLE business (business_number BIGINT)", "SHUTDOWN");
        try (Database database = open()) {
            assertThat(businesses(database)).isZero();
        }
        try (Database database = open()) {
            assertThat(businesses(database)).isZero();
        }
    }

    @Test
    void anUpgradeTakesACopyOfWhatWasThereUntilItIsThrough() {
        String url = "jdbc:hsqldb:file:" + folder.resolve("data");
        TestDatabases.migrationOfFirstRelease(url, "sa").migrate();
        // What the second migration cannot live with: it fails, and leaves the copy
        onceMore(url, "INSERT INTO business (business_number) VALUES (1001)", "DROP TABLE clio_connection", "SHUTDOWN");
        assertThatThrownBy(this::open).isInstanceOf(RuntimeException.class);
        CopyBeforeMigration copy = CopyBeforeMigration.of(url).orElseThrow();
        assertThat(copy.exists()).isTrue();
        assertThatThrownBy(this::open).as("it is put back and tried anew").isInstanceOf(RuntimeException.class);
        assertThat(copy.exists()).isTrue();
    }

    private static void onceMore(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Database open() {
        return Database.open("jdbc:hsqldb:file:" + folder.resolve("data"), "sa", "", 2);
    }

    private static int businesses(Database database) {
        return database.client()
                .sql("SELECT COUNT(*) FROM business")
                .query(Integer.class)
                .single();
    }

    private static String property(Database database, String property) {
        return database.client()
                .sql(Sql.named("read-hsqldb-property"))
                .param("property", property)
                .query(String.class)
                .single();
    }
}
