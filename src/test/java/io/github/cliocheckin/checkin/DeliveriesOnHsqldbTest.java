package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class DeliveriesOnHsqldbTest extends DeliveriesSuite {

    DeliveriesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
