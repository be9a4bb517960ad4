package io.github.cliocheckin.console.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the list of integrations says of each, on whatever database. */
abstract class OverviewSuite extends StorageSuite {

    private Overview overview;
    private long prairie;
    private long coast;

    OverviewSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void begin() {
        overview = new Overview(database.client(), clock);
        prairie = group(149_001, "Prairie 100% Law");
        coast = group(250_001, null);
        sql("INSERT INTO business (business_number, name) VALUES (149002, 'Norman Office')");
        mapping(prairie, 149_002, true, null);
        mapping(coast, 250_001, true, "The receiver refused the key");
        connect(prairie);
    }

    @Test
    void aFirmThatIsWellNeedsNobody() {
        run(prairie, "DONE", 5, 3, Duration.ofDays(1));
        Glance found = overview.find(prairie).orElseThrow();
        assertThat(found.needs()).isEmpty();
        assertThat(found.isAuthorized()).isTrue();
        assertThat(found.title()).isEqualTo("Prairie 100% Law");
        assertThat(found.triggers()).containsExactly(Trigger.CLOSED_MATTER);
        assertThat(found.locations())
                .isEqualTo(new Glance.Locations(
                        1,
                        1,
                        0,
                        Instant.parse("2026-11-03T08:00:00Z"),
                        found.locations().firstId()));
    }

    @Test
    void figuresAreThoseOfTheLastDays() {
        run(prairie, "DONE", 100, 100, Duration.ofDays(8));
        run(prairie, "DONE", 5, 3, Duration.ofDays(6));
        run(prairie, "DONE", 7, 4, Duration.ofHours(1));
        Glance found = overview.find(prairie).orElseThrow();
        assertThat(found.figures().queued()).isEqualTo(12);
        assertThat(found.figures().restricted()).isEqualTo(7);
        assertThat(found.lastRun().word()).isEqualTo("done");
        assertThat(found.figures().sent()).isZero();
        assertThat(overview.find(coast).orElseThrow().lastRun()).isNull();
    }

    @Test
    void whatTheReceiverTookInTheLastDaysIsSent() {
        checkIn(prairie, "SENT", Duration.ofDays(8));
        checkIn(prairie, "SENT", Duration.ofDays(6));
        checkIn(prairie, "SENT", Duration.ofHours(1));
        checkIn(prairie, "UNKNOWN", Duration.ofHours(1));
        checkIn(prairie, "PENDING", null);
        checkIn(coast, "SENT", Duration.ZERO);
        assertThat(overview.find(prairie).orElseThrow().figures().sent()).isEqualTo(2);
        assertThat(overview.find(coast).orElseThrow().figures().sent()).isEqualTo(1);
    }

    @Test
    void whatNeedsAPersonIsSaidAndFound() {
        run(prairie, "FAILED", 0, 0, Duration.ofDays(30));
        sql(
                "INSERT INTO clio_permission (group_id, permission, granted, checked_at) VALUES (?, 'CONTACTS', FALSE, ?)",
                prairie,
                clock.instant().atOffset(ZoneOffset.UTC));
        assertThat(overview.find(prairie).orElseThrow().needs())
                .extracting(Need::text, Need::path)
                .containsExactly(
                        tuple(
                                "It may not read Contacts in Clio.",
                                "/console/integrations/%d/locations/%d#checks".formatted(prairie, location(prairie))),
                        tuple("A poll failed (run %d): Clio was silent".formatted(run()), "/console/runs/" + run()));
        assertThat(overview.find(coast).orElseThrow().needs())
                .extracting(Need::text, Need::path)
                .containsExactly(
                        tuple(
                                "It is not connected to Clio: authorize it.",
                                "/console/integrations/%d/locations/%d".formatted(coast, location(coast))),
                        tuple(
                                "Nothing is sent for one location.",
                                "/console/integrations/%d#locations".formatted(coast)));
        assertThat(found("", true)).containsExactly(prairie, coast);
        sql("DELETE FROM clio_permission");
        sql("UPDATE poll_run SET state = 'DONE', resume_at = NULL");
        assertThat(found("", true)).containsExactly(coast);
    }

    @Test
    void checkInsThatFailedOrAreNotLookedUpAnyMoreNeedAPerson() {
        connect(coast);
        sql("UPDATE integration_mapping SET paused_reason = NULL");
        checkIn(prairie, "SENT", Duration.ofHours(1));
        checkIn(coast, "UNKNOWN", Duration.ofHours(1));
        sql(
                "UPDATE check_in SET due_at = ? WHERE state = 'UNKNOWN'",
                clock.instant().atOffset(ZoneOffset.UTC));
        addKinds();
        assertThat(found("", true)).as("it is looked up by itself").isEmpty();
        assertThat(overview.find(coast).orElseThrow().needs()).isEmpty();

        sql("UPDATE check_in SET due_at = NULL");
        checkIn(prairie, "FAILED", Duration.ofHours(1));
        checkIn(prairie, "FAILED", Duration.ofDays(100));
        addKinds();
        assertThat(found("", true)).containsExactly(prairie, coast);
        assertThat(overview.find(prairie).orElseThrow().needs())
                .extracting(Need::text, Need::path)
                .containsExactly(tuple(
                        "2 check-ins failed for good: mend what the last attempt names, then send once more.",
                        "/console/check-ins?group=" + prairie + "&state=FAILED"));
        assertThat(overview.find(coast).orElseThrow().needs())
                .extracting(Need::text, Need::path)
                .containsExactly(tuple(
                        "One check-in got no answer, and look-ups settled nothing: see at the receiver whether the client was asked.",
                        "/console/check-ins?group=" + coast + "&state=UNKNOWN"));

        sql("UPDATE check_in SET state = 'SENT'");
        assertThat(found("", true)).isEmpty();
    }

    @Test
    void whatWaitsIsCountedToAThousandOnly() {
        for (int i = 0; i < 1001; i++) {
            checkIn(prairie, "FAILED", Duration.ofHours(1));
        }
        addKinds();
        assertThat(overview.find(prairie).orElseThrow().needs())
                .singleElement()
                .satisfies(need -> assertThat(need.text()).startsWith("More than 1,000 check-ins failed"));
    }

    @Test
    void aFirmIsFoundByNumberOrNameOfItselfOrALocation() {
        assertThat(found("", false)).containsExactly(prairie, coast);
        assertThat(found("prairie", false)).containsExactly(prairie);
        assertThat(found("00", false)).containsExactly(prairie, coast);
        assertThat(found("2500", false)).containsExactly(coast);
        assertThat(found("norman", false)).containsExactly(prairie);
        assertThat(found("100%", false)).containsExactly(prairie);
        assertThat(found("1%w", false)).isEmpty();
        assertThat(overview.find(new Overview.Search("", false, prairie), 10))
                .extracting(Glance::groupId)
                .containsExactly(coast);
    }

    private List<Long> found(String text, boolean needsPerson) {
        return overview.find(new Overview.Search(text, needsPerson, -1), 10).stream()
                .map(Glance::groupId)
                .toList();
    }

    private long group(long business, String name) {
        sql("INSERT INTO business (business_number, name) VALUES (?, ?)", business, name);
        sql("INSERT INTO integration_group (parent_business_number, source_id) VALUES (?, 2)", business);
        long group = single(Long.class, "SELECT id FROM integration_group WHERE parent_business_number = ?", business);
        sql("INSERT INTO integration_group_trigger (group_id, trigger_id) VALUES (?, 2)", group);
        return group;
    }

    private void mapping(long group, long business, boolean active, String paused) {
        sql(
                "INSERT INTO integration_mapping (group_id, business_number, active, paused_reason, frequency_value,"
                        + " frequency_unit, next_run_at, activated_at) VALUES (?, ?, ?, ?, 1, 'DAYS', ?, ?)",
                group,
                business,
                active,
                paused,
                Instant.parse("2026-11-03T08:00:00Z").atOffset(ZoneOffset.UTC),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void checkIn(long group, String state, Duration ago) {
        sql(
                "INSERT INTO check_in (group_id, trigger_id, matter_id, state, attempted_at, decided_at)"
                        + " VALUES (?, 2, (SELECT COUNT(*) FROM check_in), ?, ?, ?)",
                group,
                state,
                ago == null ? null : clock.instant().minus(ago).atOffset(ZoneOffset.UTC),
                clock.instant().minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC));
    }

    /** As the history does it with each change. */
    private void addKinds() {
        sql("INSERT INTO check_in_kind (of_kind, of_group, of_business, of_trigger, of_state, of_reason)"
                + " SELECT DISTINCT kind, group_id, business_number, trigger_id, state, reason_code FROM check_in");
    }

    private long location(long group) {
        return single(Long.class, "SELECT id FROM integration_mapping WHERE group_id = ?", group);
    }

    private long run() {
        return single(Long.class, "SELECT MAX(id) FROM poll_run");
    }

    private void connect(long group) {
        sql(
                "INSERT INTO clio_connection (group_id, region, connected_at, connected_by) VALUES (?, 'US', ?, 'anna')",
                group,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void run(long group, String state, int queued, int restricted, Duration ago) {
        boolean failed = state.equals("FAILED");
        sql(
                "INSERT INTO poll_run (group_id, trigger_id, state, query, planned_at, queued, resume_at, error_text)"
                        + " VALUES (?, 2, ?, 'MAIN', ?, ?, ?, ?)",
                group,
                state,
                clock.instant().minus(ago).atOffset(ZoneOffset.UTC),
                queued,
                failed ? clock.instant().atOffset(ZoneOffset.UTC) : null,
                failed ? "Clio was silent" : null);
        sql(
                "INSERT INTO poll_run_restriction (run_id, code, amount) SELECT MAX(id), 'OPTED_OUT', ? FROM poll_run",
                restricted);
    }
}
