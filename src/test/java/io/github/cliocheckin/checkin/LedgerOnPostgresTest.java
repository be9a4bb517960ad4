package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerOnPostgresTest extends LedgerSuite {

    LedgerOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
