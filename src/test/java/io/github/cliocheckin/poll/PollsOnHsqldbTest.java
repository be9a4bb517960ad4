package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollsOnHsqldbTest extends PollsSuite {

    PollsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
