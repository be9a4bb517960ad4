package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerCallsOnPostgresTest extends LedgerCallsSuite {

    LedgerCallsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
