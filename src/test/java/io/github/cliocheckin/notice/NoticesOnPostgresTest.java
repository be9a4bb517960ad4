package io.github.cliocheckin.notice;

import io.github.cliocheckin.database.TestDatabases;

class NoticesOnPostgresTest extends NoticesSuite {

    NoticesOnPostgresTest() {
        super(TestDatabases.POSTGRESQL);
    }
}
