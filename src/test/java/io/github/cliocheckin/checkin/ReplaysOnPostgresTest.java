package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class ReplaysOnPostgresTest extends ReplaysSuite {

    ReplaysOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
