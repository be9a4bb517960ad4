package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.database.TestDatabases;

class CallsOnPostgresTest extends CallsSuite {

    CallsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
