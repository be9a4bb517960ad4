package io.github.cliocheckin.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** Empty databases with our schema, one for each that asks; all of PostgreSQL's in one server, started at most once a JVM. */
public enum TestDatabases {
    HSQLDB {
        @Override
        public Database open() {
            return Database.open("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", "", CONNECTIONS);
        }
    },
    POSTGRESQL {
        @Override
        public Database open() {
            return Database.open(newPostgresUrl(), "postgres", "", CONNECTIONS);
        }
    };

    private static final int CONNECTIONS = 6;

    /** A database to be closed by who opened it. */
    public abstract Database open();

    /** The URL of an empty database without a schema, for user {@code postgres} without a password. */
    public static String newPostgresUrl() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return Server.RUNNING.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What makes a database as 0.1.0 made it. */
    public static Flyway migrationOfFirstRelease(String url, String user) {
        return Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:clio-checkin/db/migration")
                .target("1")
                .load();
    }

    /** Started when it is first used, and stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
