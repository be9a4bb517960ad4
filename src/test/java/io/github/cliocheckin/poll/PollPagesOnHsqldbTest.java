package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollPagesOnHsqldbTest extends PollPagesSuite {

    PollPagesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
