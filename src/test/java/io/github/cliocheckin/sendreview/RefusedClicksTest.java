package io.github.cliocheckin.sendreview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.sendreview.ClickRefusedException.Why;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of clicks that were refused, however many there are. */
class RefusedClicksTest {

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private Database database;
    private RefusedClicks refused;

    @BeforeEach
    void open() {
        database = TestDatabases.HSQLDB.open();
        refused = new RefusedClicks(
                new AuditTrail(database.client(), Json.mapper(), clock), new Changes(database.transaction()), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStormFillsNoTableAndHidesNoOtherGroup() {
        storm(7L);
        storm(8L);
        storm(null);
        assertThat(kept("group 7")).isEqualTo(30);
        assertThat(kept("group 8")).isEqualTo(30);
        assertThat(kept("an unknown button")).isEqualTo(1);
    }

    @Test
    void theNextMinuteIsKeptAgain() {
        storm(7L);
        clock.pass(Duration.ofMinutes(1));
        storm(7L);
        assertThat(kept("group 7")).isEqualTo(60);
    }

    private void storm(Long group) {
        for (int click = 0; click < 100; click++) {
            refused.record(new ClickRefusedException(Why.NOT_CONFIRMED, group));
        }
    }

    private int kept(String subject) {
        return database.client()
                .sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'refuse-click' AND subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
