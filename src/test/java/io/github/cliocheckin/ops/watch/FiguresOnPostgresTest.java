package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.database.TestDatabases;

class FiguresOnPostgresTest extends FiguresSuite {

    FiguresOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
