package io.github.cliocheckin.console;

import io.github.cliocheckin.database.TestDatabases;

class DailyFiguresOnPostgresTest extends DailyFiguresSuite {

    DailyFiguresOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
