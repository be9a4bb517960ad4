package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.database.TestDatabases;

class ToldMattersOnHsqldbTest extends ToldMattersSuite {

    ToldMattersOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
