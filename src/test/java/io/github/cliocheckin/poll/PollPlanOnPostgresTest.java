package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollPlanOnPostgresTest extends PollPlanSuite {

    PollPlanOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
