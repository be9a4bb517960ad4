package io.github.cliocheckin.database;

class SqlStatementsOnHsqldbTest extends SqlStatementsSuite {

    SqlStatementsOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
