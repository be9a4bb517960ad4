package io.github.cliocheckin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What is tested on a database that is empty before each test, on whatever kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StorageSuite {

    private static final List<String> TABLES = List.of(
            "audit_entry",
            "integration_draft",
            "clio_field_list",
            "event_outbox",
            "check_in_answer",
            "check_in_history",
            "check_in",
            "check_in_kind",
            "poll_run_restriction",
            "poll_run_mapping",
            "poll_watermark",
            "poll_run",
            "clio_field_binding",
            "clio_permission",
            "clio_button",
            "clio_webhook",
            "clio_notice",
            "clio_authorization",
            "authorization_link",
            "clio_connection",
            "receiver_check",
            "integration_mapping_property",
            "integration_mapping",
            "integration_group_property",
            "integration_group_trigger",
            "integration_group",
            "business",
            "vault_check",
            "user_session",
            "api_user",
            "api_token",
            "restoration",
            "sign_in_failure",
            "route_load",
            "errand");

    /** A Monday morning, with the fractions of a second that a real clock has. */
    protected static final String MONDAY = "2026-11-02T10:00:00.123456400Z";

    protected final TestClock clock = TestClock.at(MONDAY);
    private final TestDatabases kind;
    protected Database database;

    protected StorageSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        clock.moveTo(MONDAY);
        TABLES.forEach(table -> sql("DELETE FROM " + table));
        sql("UPDATE event_publisher SET claim = NULL");
    }

    /** For suites in which only the service writes the ledger, with events. */
    protected void assertEachChangeIsToldOnce() {
        String changes = "SELECT check_in_id, state, cause FROM %s ORDER BY id";
        assertThat(rows(changes.formatted("event_outbox"))).isEqualTo(rows(changes.formatted("check_in_history")));
        assertThat(rows("SELECT DISTINCT check_in_id, version FROM event_outbox"))
                .hasSameSizeAs(rows("SELECT id FROM event_outbox"));
    }

    protected int sql(String statement, Object... values) {
        return database.client().sql(statement).params(values).update();
    }

    protected List<Map<String, Object>> rows(String query, Object... values) {
        return database.client().sql(query).params(values).query().listOfRows();
    }

    protected <T> T single(Class<T> type, String query, Object... values) {
        return database.client().sql(query).params(values).query(type).single();
    }
}
