package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class ConnectionsOnPostgresTest extends ConnectionsSuite {

    ConnectionsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
