package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class CooldownOnHsqldbTest extends CooldownSuite {

    CooldownOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
