package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class LedgerOnHsqldbTest extends LedgerSuite {

    LedgerOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
