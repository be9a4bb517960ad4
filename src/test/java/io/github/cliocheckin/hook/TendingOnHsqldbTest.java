package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.TestDatabases;

class TendingOnHsqldbTest extends TendingSuite {

    TendingOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
