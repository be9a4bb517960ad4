package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.TestDatabases;

class RunArchiveOnPostgresTest extends RunArchiveSuite {

    RunArchiveOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
