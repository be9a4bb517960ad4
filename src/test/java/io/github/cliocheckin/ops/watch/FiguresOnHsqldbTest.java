package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.database.TestDatabases;

class FiguresOnHsqldbTest extends FiguresSuite {

    FiguresOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
