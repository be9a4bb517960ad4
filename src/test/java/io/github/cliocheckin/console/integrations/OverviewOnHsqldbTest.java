package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.TestDatabases;

class OverviewOnHsqldbTest extends OverviewSuite {

    OverviewOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
