package io.github.cliocheckin.secret;

import io.github.cliocheckin.database.TestDatabases;

class VaultOnPostgresTest extends VaultSuite {

    VaultOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
