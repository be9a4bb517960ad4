package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class ReceiverChecksOnPostgresTest extends ReceiverChecksSuite {

    ReceiverChecksOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
