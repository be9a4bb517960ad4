package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerCallsOnHsqldbTest extends LedgerCallsSuite {

    LedgerCallsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
