package io.github.cliocheckin.security;

import io.github.cliocheckin.database.TestDatabases;

class SignInsOnHsqldbTest extends SignInsSuite {

    SignInsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
