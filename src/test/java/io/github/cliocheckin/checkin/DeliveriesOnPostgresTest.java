package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class DeliveriesOnPostgresTest extends DeliveriesSuite {

    DeliveriesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
