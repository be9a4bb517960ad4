package io.github.cliocheckin.notice;

import io.github.cliocheckin.database.TestDatabases;

class NoticesOnHsqldbTest extends NoticesSuite {

    NoticesOnHsqldbTest() {
        super(TestDatabases.HSQLDB);
    }
}
