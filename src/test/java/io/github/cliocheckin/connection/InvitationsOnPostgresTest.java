package io.github.cliocheckin.connection;

import io.github.cliocheckin.database.TestDatabases;

class InvitationsOnPostgresTest extends InvitationsSuite {

    InvitationsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
