package io.github.cliocheckin.event;

import io.github.cliocheckin.database.TestDatabases;

class OutboxOnHsqldbTest extends OutboxSuite {

    OutboxOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
