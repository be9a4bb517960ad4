package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.TestDatabases;

class DraftsOnHsqldbTest extends DraftsSuite {

    DraftsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
