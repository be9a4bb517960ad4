package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class OutcomesOnHsqldbTest extends OutcomesSuite {

    OutcomesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
