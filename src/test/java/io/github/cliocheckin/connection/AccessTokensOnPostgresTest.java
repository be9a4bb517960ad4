package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class AccessTokensOnPostgresTest extends AccessTokensSuite {

    AccessTokensOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
