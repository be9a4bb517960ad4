package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class RunArchiveOnHsqldbTest extends RunArchiveSuite {

    RunArchiveOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
