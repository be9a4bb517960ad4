package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class AccessTokensOnHsqldbTest extends AccessTokensSuite {

    AccessTokensOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
