package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class CooldownOnPostgresTest extends CooldownSuite {

    CooldownOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
