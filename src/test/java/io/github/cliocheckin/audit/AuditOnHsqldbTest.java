package io.github.cliocheckin.audit;

import io.github.cliocheckin.database.TestDatabases;

class AuditOnHsqldbTest extends AuditSuite {

    AuditOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
