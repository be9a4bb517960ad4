package io.github.cliocheckin.handin;

import io.github.cliocheckin.database.TestDatabases;

class HandInsOnHsqldbTest extends HandInsSuite {

    HandInsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
