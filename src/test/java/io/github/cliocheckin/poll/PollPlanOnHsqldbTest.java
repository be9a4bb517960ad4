package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollPlanOnHsqldbTest extends PollPlanSuite {

    PollPlanOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
