package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerPagesOnPostgresTest extends LedgerPagesSuite {

    LedgerPagesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
