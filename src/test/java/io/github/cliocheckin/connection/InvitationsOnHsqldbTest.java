package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class InvitationsOnHsqldbTest extends InvitationsSuite {

    InvitationsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
