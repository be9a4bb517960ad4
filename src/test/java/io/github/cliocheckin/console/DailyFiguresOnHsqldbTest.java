package io.github.cliocheckin.console;

import io.github.cliocheckin.database.TestDatabases;

class DailyFiguresOnHsqldbTest extends DailyFiguresSuite {

    DailyFiguresOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
