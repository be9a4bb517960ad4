package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class ReceiverChecksOnHsqldbTest extends ReceiverChecksSuite {

    ReceiverChecksOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
