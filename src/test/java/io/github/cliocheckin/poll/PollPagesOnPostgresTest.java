package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollPagesOnPostgresTest extends PollPagesSuite {

    PollPagesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
