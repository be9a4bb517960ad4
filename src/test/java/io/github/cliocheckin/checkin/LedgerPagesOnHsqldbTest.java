package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerPagesOnHsqldbTest extends LedgerPagesSuite {

    LedgerPagesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
