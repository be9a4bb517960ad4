package io.github.cliocheckin.checkin;

import io.github.cliocheckin.database.TestDatabases;

class ReplaysOnHsqldbTest extends ReplaysSuite {

    ReplaysOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
