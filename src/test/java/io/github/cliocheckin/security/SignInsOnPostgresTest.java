package io.github.cliocheckin.security;

import io.github.cliocheckin.database.TestDatabases;

class SignInsOnPostgresTest extends SignInsSuite {

    SignInsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
