package io.github.cliocheckin.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database that the ledger is kept in: opened, brought to the newest schema, and made to keep what it acknowledged.
 *
 * <p>HSQLDB with its defaults loses acknowledged commits when the process is killed, for it writes its log half a second
 * late; so the write delay is taken away and multi-version concurrency switched on, and both are read back at every start.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** What HSQLDB must answer before anything is written to it. */
    private static final Map<String, String> REQUIRED_OF_HSQLDB =
            Map.of("hsqldb.write_delay", "false", "hsqldb.tx", "mvcc");

    private static final int CACHE_KILOBYTES = 64_000;
    private static final int CACHE_ROWS = 400_000;

    private final HikariDataSource dataSource;

    private Database(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Opens the database and migrates it.
     *
     * @param url a JDBC URL of HSQLDB or PostgreSQL
     * @param poolSize the most connections at a time
     * @throws IllegalStateException if HSQLDB would not keep what it acknowledged
     */
    public static Database open(String url, String username, String password, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        if (isHsqldb(url)) {
            config.setDataSource(new OneWriter(
                    new DriverDataSource(url, null, new Properties(), username, password),
                    Duration.ofMillis(config.getConnectionTimeout())));
        }
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        CopyBeforeMigration copy = CopyBeforeMigration.of(url).orElse(null);
        if (copy == null) {
            Database database = connected(config);
            database.migrate();
            return database;
        }
        if (copy.exists()) {
            // Opened first, for its lock tells whether another process is at it
            connected(config).close();
            copy.restore();
            LOG.warn(
                    "The database was killed while it was migrated: it is put back as it was before, and migrated anew");
        }
        boolean isNew = copy.isOfNewDatabase();
        if (isNew) {
            copy.take();
        }
        Database database = connected(config);
        if (!isNew && database.flyway().info().pending().length > 0) {
            database.close();
            copy.take();
            database = connected(config);
        }
        database.migrate();
        copy.drop();
        return database;
    }

    private static Database connected(HikariConfig config) {
        HikariDataSource dataSource = new HikariDataSource(config);
        try {
            if (isHsqldb(config.getJdbcUrl())) {
                makeDurable(JdbcClient.create(dataSource));
            }
            return new Database(dataSource);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                // Not where an application that has us in it has its own
                .locations("classpath:clio-checkin/db/migration")
                .placeholders(wordsOf(dataSource.getJdbcUrl()))
                .load();
    }

    private void migrate() {
        try {
            flyway().migrate();
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    /** Where an HSQLDB of ours lies, without the endings of its files; empty for other databases. */
    public static Optional<Path> fileOfHsqldb(String url) {
        String prefix = "jdbc:hsqldb:file:";
        if (!url.startsWith(prefix)) {
            return Optional.empty();
        }
        String file = url.substring(prefix.length()).replaceAll(";.*", "");
        String home = System.getProperty("user.home");
        return Optional.of(Path.of(file.startsWith("~") ? home + file.substring(1) : file)
                .toAbsolutePath()
                .normalize());
    }

    /** The words in migrations that the databases do not have in common: HSQLDB does unasked what they ask PostgreSQL for. */
    private static Map<String, String> wordsOf(String url) {
        return isHsqldb(url)
                ? Map.of("stored", "", "binary", "")
                : Map.of("stored", "STORED", "binary", "COLLATE \"C\"");
    }

    private static boolean isHsqldb(String url) {
        return url.startsWith("jdbc:hsqldb:");
    }

    private static void makeDurable(JdbcClient hsqldb) {
        hsqldb.sql("SET FILES WRITE DELAY FALSE").update();
        hsqldb.sql("SET DATABASE TRANSACTION CONTROL MVCC").update();
        hsqldb.sql("SET DATABASE DEFAULT TABLE TYPE CACHED").update();
        // With the 10 MB that it begins with, pages over a million rows wait for its file; holds from the next opening
        // on
        hsqldb.sql("SET FILES CACHE SIZE " + CACHE_KILOBYTES).update();
        hsqldb.sql("SET FILES CACHE ROWS " + CACHE_ROWS).update();
        REQUIRED_OF_HSQLDB.forEach((property, required) -> {
            String actual = hsqldb.sql(Sql.named("read-hsqldb-property"))
                    .param("property", property)
                    .query(String.class)
                    .single();
            if (!required.equalsIgnoreCase(actual)) {
                throw new IllegalStateException(
                        "HSQLDB has " + property + "=" + actual + " where " + required + " is needed to lose nothing");
            }
        });
    }

    /** The pool of connections. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Statements outside a transaction, or in the one that {@link #transaction()} began on this thread. */
    public JdbcClient client() {
        return JdbcClient.create(dataSource);
    }

    /** The same for many rows at a time. */
    public NamedParameterJdbcTemplate batch() {
        return new NamedParameterJdbcTemplate(dataSource);
    }

    /** Runs work in one transaction: committed when it returns, rolled back when it throws. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * Has HSQLDB write its files anew, for its old ones still hold what was overwritten.
     *
     * @return false where the database is another, and that is not ours to do
     */
    public boolean eraseOverwritten() {
        boolean hsqldb = isHsqldb(dataSource.getJdbcUrl());
        if (hsqldb) {
            client().sql("CHECKPOINT DEFRAG").update();
        }
        return hsqldb;
    }

    /** Closes the connections; an embedded database is closed as well, so that the next start need not repair it. */
    @Override
    public void close() {
        if (dataSource.isClosed()) {
            return;
        }
        dataSource.close();
        if (isHsqldb(dataSource.getJdbcUrl())) {
            // After the pool, which would open the database again to replace the connections that this ends
            JdbcClient.create(dataSource.getDataSource()).sql("SHUTDOWN").update();
        }
    }
}
