package io.github.cliocheckin.event;

import io.github.cliocheckin.database.TestDatabases;

class OutboxOnPostgresTest extends OutboxSuite {

    OutboxOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
