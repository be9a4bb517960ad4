package io.github.cliocheckin.system;

import io.github.cliocheckin.database.TestDatabases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** With copies of the whole database, which hold what pg_dump reads; there is no pg_dump for every PostgreSQL of the tests. */
class BackUpOnPostgresTest extends BackUpSuite {

    private final String url = TestDatabases.newPostgresUrl();
    private final String name = url.replaceAll(".*/([^?]*).*", "$1");

    @Override
    protected Map<String, String> database() {
        return Map.of("database.url", url, "database.username", "postgres");
    }

    @Override
    protected void backUp() throws SQLException {
        run("CREATE DATABASE " + name + "_back_up TEMPLATE " + name);
    }

    @Override
    protected void restore() throws SQLException {
        run("DROP DATABASE " + name);
        run("CREATE DATABASE " + name + " TEMPLATE " + name + "_back_up");
    }

    private void run(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url.replace(name, "postgres"));
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
