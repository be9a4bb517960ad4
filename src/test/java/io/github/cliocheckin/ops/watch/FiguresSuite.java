package io.github.cliocheckin.ops.watch;

import static io.github.cliocheckin.checkin.CheckInState.FAILED;
import static io.github.cliocheckin.checkin.CheckInState.HELD;
import static io.github.cliocheckin.checkin.CheckInState.PENDING;
import static io.github.cliocheckin.checkin.CheckInState.SENDING;
import static io.github.cliocheckin.checkin.CheckInState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.StoredGroup;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read for metrics and health, on whatever database. */
abstract class FiguresSuite extends StorageSuite {

    private StoredGroup group;
    private long mapping;
    private int matters;

    FiguresSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void configure() {
        group = StoredGroup.of(database, clock, 1001);
        mapping = group.mapping();
        sql(
                "UPDATE integration_mapping SET next_run_at = ?",
                Times.column(clock.instant().plusSeconds(60)));
    }

    @Test
    void nothingWaitsInTheBeginning() {
        Figures figures = read();
        assertThat(figures.checkIns()).containsOnlyKeys(PENDING, SENDING, UNKNOWN, FAILED, HELD);
        assertThat(figures.checkIns().values()).containsOnly(0L);
        assertThat(figures.oldestDue(clock.instant())).isZero();
        assertThat(figures.furthestBehind(clock.instant())).isZero();
        assertThat(figures.lostConnections()).isZero();
    }

    @Test
    void whatPassesThroughIsCountedAndWhatIsOverIsNot() {
        row("PENDING", Duration.ofMinutes(-5));
        row("PENDING", Duration.ofMinutes(5));
        row("SENDING", null);
        row("UNKNOWN", null);
        row("FAILED", null);
        row("FAILED", null);
        row("HELD", null);
        row("SENT", null);
        row("RESTRICTED", null);
        assertThat(read().checkIns()).isEqualTo(Map.of(PENDING, 2L, SENDING, 1L, UNKNOWN, 1L, FAILED, 2L, HELD, 1L));
        assertThat(read().oldestDue(clock.instant())).hasMinutes(5);
    }

    @Test
    void eventsThatWaitAreCountedAndTheOldestIsTimed() {
        assertThat(read().waitingEvents()).isZero();
        assertThat(read().oldestEvent(clock.instant())).isZero();
        row("PENDING", Duration.ofMinutes(5));
        sql(
                "INSERT INTO event_outbox (check_in_id, version, changed_at, state, cause, attempts)"
                        + " SELECT id, 0, ?, 'PENDING', 'queued', 0 FROM check_in",
                Times.column(clock.instant().minus(Duration.ofMinutes(7))));
        assertThat(read().waitingEvents()).isEqualTo(1);
        assertThat(read().oldestEvent(clock.instant())).hasMinutes(7);
    }

    @Test
    void whatAnOperatorHoldsBackIsNotLate() {
        row("PENDING", Duration.ofMinutes(-5));
        for (String held : new String[] {
            "integration_group SET paused = TRUE",
            "integration_group SET beta = TRUE",
            "integration_mapping SET active = FALSE",
            "integration_mapping SET paused_reason = 'the receiver refuses this location'"
        }) {
            sql("UPDATE integration_group SET paused = FALSE, beta = FALSE");
            sql("UPDATE integration_mapping SET active = TRUE, paused_reason = NULL");
            assertThat(read().oldestDue(clock.instant())).hasMinutes(5);
            sql("UPDATE " + held);
            assertThat(read().oldestDue(clock.instant())).as(held).isZero();
            assertThat(read().checkIns(PENDING)).as(held).isEqualTo(1);
        }
    }

    @Test
    void aGroupIsAsFarBehindAsItsMappingThatIsSoMost() {
        sql(
                "UPDATE integration_mapping SET next_run_at = ?",
                Times.column(clock.instant().minus(Duration.ofHours(3))));
        Figures figures = read();
        assertThat(figures.groupsBehind(PollLag.UNDER_1_DAY, clock.instant())).isEqualTo(1);
        assertThat(figures.groupsBehind(PollLag.UNDER_1_HOUR, clock.instant())).isZero();
        assertThat(figures.groupsBehind(PollLag.A_DAY_OR_MORE, clock.instant().plus(Duration.ofDays(2))))
                .as("it goes on falling behind while nothing can be read")
                .isEqualTo(1);
        assertThat(figures.furthestBehind(clock.instant())).hasHours(3);
        sql("UPDATE integration_group SET paused = TRUE");
        assertThat(read().behindSince()).isEmpty();
    }

    @Test
    void aLostConnectionIsCounted() {
        sql("DELETE FROM clio_connection");
        sql(
                "INSERT INTO clio_connection (group_id, region, connected_at, connected_by, lost_at)"
                        + " VALUES (?, 'US', ?, 'a test', ?)",
                group.id(),
                Times.column(clock.instant()),
                Times.column(clock.instant()));
        assertThat(read().lostConnections()).isEqualTo(1);
    }

    private Figures read() {
        return Figures.read(database.client(), clock.instant());
    }

    private void row(String state, Duration due) {
        sql(
                "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id, state, due_at,"
                        + " decided_at) VALUES (?, ?, 1001, 2, ?, ?, ?, ?)",
                group.id(),
                mapping,
                ++matters,
                state,
                due == null ? null : Times.column(clock.instant().plus(due)),
                Times.column(clock.instant()));
    }
}
