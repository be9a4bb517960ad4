package io.github.cliocheckin.audit;

import io.github.cliocheckin.database.TestDatabases;

class AuditOnPostgresTest extends AuditSuite {

    AuditOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
