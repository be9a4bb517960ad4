package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class PollsOnPostgresTest extends PollsSuite {

    PollsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
