package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class OutcomesOnPostgresTest extends OutcomesSuite {

    OutcomesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
