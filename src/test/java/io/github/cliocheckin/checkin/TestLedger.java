package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows of a group to the ledger, past everything that decides. */
public final class TestLedger {

    /** More rows than two pages have. */
    public static final int MANY = 2048;

    private final JdbcClient database;
    private final long groupId;
    private long lastMatter = 1000;

    public TestLedger(JdbcClient database, long groupId) {
        this.database = database;
        this.groupId = groupId;
    }

    /** A ledger of a group that is added for it. */
    public static TestLedger ofNewGroup(JdbcClient database, long businessNumber) {
        database.sql("INSERT INTO business (business_number) VALUES (?)")
                .param(businessNumber)
                .update();
        database.sql("INSERT INTO integration_group (parent_business_number, source_id) VALUES (?, 2)")
                .param(businessNumber)
                .update();
        long group = database.sql("SELECT id FROM integration_group WHERE parent_business_number = ?")
                .param(businessNumber)
                .query(Long.class)
                .single();
        return new TestLedger(database, group);
    }

    /** The ledger itself, which decides, and tells of each change as an event. */
    public static Ledger thatDecides(Database database, Clock clock) {
        return new Ledger(
                database.client(),
                database.batch(),
                new History(database.batch(), true),
                Json.mapper(),
                clock,
                decision -> {});
    }

    public long groupId() {
        return groupId;
    }

    /** Adds a row of a new matter and tells its id. */
    public long add(String state, String reason, String date) {
        return add(state, reason, date, "00001-Smith");
    }

    public long add(String state, String reason, String date, String matterNumber) {
        long matter = ++lastMatter;
        database.sql("INSERT INTO check_in (group_id, trigger_id, matter_id, matter_number, matter_date, state,"
                        + " reason_code, reason_text, decided_at) VALUES (?, 2, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        groupId,
                        matter,
                        matterNumber,
                        LocalDate.parse(date),
                        state,
                        reason,
                        reason == null ? null : "=1+1, \"quoted\"",
                        Times.column(Instant.parse("2026-03-02T10:00:00Z")))
                .update();
        return database.sql("SELECT id FROM check_in WHERE group_id = ? AND matter_id = ?")
                .params(groupId, matter)
                .query(Long.class)
                .single();
    }

    /** Makes {@value #MANY} rows of the one that there is. */
    public void multiply() {
        for (int rows = 1; rows < MANY; rows *= 2) {
            database.sql("INSERT INTO check_in (group_id, trigger_id, matter_id, state, decided_at)"
                            + " SELECT group_id, trigger_id, matter_id + ?, 'PENDING', decided_at FROM check_in c"
                            + " WHERE c.group_id = ?")
                    .params(1_000_000L * rows, groupId)
                    .update();
        }
    }

    /** Adds a line to a row's history. */
    public void changed(long checkIn, String state, String cause) {
        database.sql("INSERT INTO check_in_history (check_in_id, changed_at, state, cause) VALUES (?, ?, ?, ?)")
                .params(checkIn, Times.column(Instant.parse("2026-03-02T10:00:00Z")), state, cause)
                .update();
    }
}
