package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.database.TestDatabases;

class ToldMattersOnPostgresTest extends ToldMattersSuite {

    ToldMattersOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
