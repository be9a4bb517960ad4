package io.github.cliocheckin.security;

import io.github.cliocheckin.database.TestDatabases;

class IdentitiesOnPostgresTest extends IdentitiesSuite {

    IdentitiesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
