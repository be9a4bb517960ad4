package io.github.cliocheckin.handin;

import io.github.cliocheckin.database.TestDatabases;

class HandInsOnPostgresTest extends HandInsSuite {

    HandInsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
