package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.TestDatabases;

class TendingOnPostgresTest extends TendingSuite {

    TendingOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
