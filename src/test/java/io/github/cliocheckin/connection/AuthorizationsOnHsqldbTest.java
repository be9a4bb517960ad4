package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class AuthorizationsOnHsqldbTest extends AuthorizationsSuite {

    AuthorizationsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
