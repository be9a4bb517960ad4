package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.TestDatabases;

class OverviewOnPostgresTest extends OverviewSuite {

    OverviewOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
