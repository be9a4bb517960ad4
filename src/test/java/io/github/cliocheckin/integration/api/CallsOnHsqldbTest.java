package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.database.TestDatabases;

class CallsOnHsqldbTest extends CallsSuite {

    CallsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
