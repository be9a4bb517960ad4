package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.TestDatabases;

class DraftsOnPostgresTest extends DraftsSuite {

    DraftsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
