package io.github.cliocheckin.database;

class SqlStatementsOnPostgresTest extends SqlStatementsSuite {

    SqlStatementsOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
