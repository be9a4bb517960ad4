package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class ConnectionsOnHsqldbTest extends ConnectionsSuite {

    ConnectionsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
