package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class AuthorizationsOnPostgresTest extends AuthorizationsSuite {

    AuthorizationsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
