package io.github.cliocheckin.security;

import io.github.cliocheckin.database.TestDatabases;

class IdentitiesOnHsqldbTest extends IdentitiesSuite {

    IdentitiesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
