package io.github.cliocheckin.secret;

import io.github.cliocheckin.database.TestDatabases;

class VaultOnHsqldbTest extends VaultSuite {

    VaultOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
