package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each outcome makes of a check-in's row, on whatever database. */
abstract class OutcomesSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LOOKUP_PAUSE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private StoredGroup group;
    private Deliveries deliveries;
    private Outcomes outcomes;

    OutcomesSuite(TestDatabases kind) {
        super(kind);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @BeforeEach
    void queueOne() {
        group = StoredGroup.of(database, clock, 1001);
        long mapping = group.mapping();
        deliveries = new Deliveries(
                database.client(),
                database.transaction(),
                new History(database.batch(), true),
                TestVaults.OPEN,
                Json.mapper(),
                clock,
                LEASE,
                Duration.ofMinutes(1),
                2,
                true);
        RetrySchedule retry = new RetrySchedule(FIRST_PAUSE, Duration.ofHours(1), new Random(412));
        outcomes = new Outcomes(
                database.batch(),
                database.transaction(),
                new History(database.batch(), true),
                Json.mapper(),
                clock,
                new Outcomes.Schedule(retry, 3, LOOKUP_PAUSE, 3),
                new AuditTrail(database.client(), Json.mapper(), clock),
                TestLedger.thatDecides(database, clock),
                state -> {});
        sql(
                "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id, state, request,"
                        + " due_at, decided_at) VALUES (?, ?, 1001, 2, 412, 'PENDING', ?, ?, ?)",
                group.id(),
                mapping,
                "{\"name\":\"Marisol Vega\",\"emailId\":\"m.vega@example.com\",\"phone\":\"5125550123\",\"smsEnabled\":1}",
                Times.column(clock.instant()),
                Times.column(clock.instant()));
    }

    @Test
    void onlyALookUpThatWasAnsweredCountsAsOne() {
        record(claim(), new Outcome.Unknown("no answer"));
        lookUpNow(new Outcome.Unanswered("the receiver is down"));
        assertThat(single(Integer.class, "SELECT lookups FROM check_in")).isEqualTo(1);
        assertThat(isLookedUp()).isFalse();
        lookUpNow(new Outcome.Unsettled("nothing since"));
        assertThat(isLookedUp()).isTrue();
        lookUpNow(new Outcome.Unanswered("the receiver is down again"));
        assertThat(isLookedUp()).as("it stays so").isTrue();
        lookUpNow(new Outcome.NeverArrived("unknown there"));
        assertThat(isLookedUp()).as("it is sent again").isFalse();
    }

    private void lookUpNow(Outcome outcome) {
        sql("UPDATE check_in SET due_at = ?", Times.column(clock.instant()));
        record(lookUp(), outcome);
    }

    private boolean isLookedUp() {
        return single(Boolean.class, "SELECT looked_up FROM check_in");
    }

    @Test
    void whatWasAcceptedIsSent() {
        record(claim(), new Outcome.Accepted("98765", "accepted by the receiver"));
        assertState("SENT", null);
        assertThat(row())
                .containsEntry("customer_id", "98765")
                .containsEntry("leased_by", null)
                .containsEntry("leased_until", null);
        assertThat(history()).endsWith("SENT accepted by the receiver").hasSize(2);
        clock.pass(Duration.ofDays(1));
        assertThat(deliveries.claimDue()).isEmpty();
        deliveries.giveUpEndedLeases();
        assertState("SENT", null);
    }

    @Test
    void theReceiversAnswerIsKeptWithTheChangeThatItBrought() {
        outcomes.record(List.of(new Outcome.Of(
                claim(), new Outcome.RetryLater("the rate limit is used up"), new KeptAnswer(429, "code 89"))));
        assertThat(single(
                        String.class,
                        "SELECT a.answer FROM check_in_answer a JOIN check_in_history h ON h.check_in_id = a.check_in_id"
                                + " AND h.changed_at = a.answered_at WHERE h.cause = 'the rate limit is used up'"
                                + " AND a.status = 429 AND a.attempt = 1"))
                .isEqualTo("code 89");
    }

    @Test
    void whatMayBeSentLaterIsDueAfterAPause() {
        record(claim(), new Outcome.RetryLater("the receiver's rate limit is used up"));
        assertThat(row()).containsEntry("state", "PENDING");
        assertThat(dueAt())
                .isBetween(
                        clock.instant().plus(FIRST_PAUSE.dividedBy(2)),
                        clock.instant().plus(FIRST_PAUSE));
        assertThat(deliveries.claimDue()).isEmpty();
        clock.pass(FIRST_PAUSE);
        assertThat(claim().attempts()).isEqualTo(2);
    }

    @Test
    void whenItsAttemptsAreUsedUpItHasFailed() {
        for (int attempt = 1; attempt < 3; attempt++) {
            record(claim(), new Outcome.RetryLater("no connection"));
            assertThat(row()).containsEntry("state", "PENDING");
            clock.pass(Duration.ofHours(1));
        }
        record(claim(), new Outcome.RetryLater("no connection"));
        assertState("FAILED", null);
        assertThat(history()).endsWith("FAILED no connection; its attempts are used up");
        clock.pass(Duration.ofDays(1));
        assertThat(deliveries.claimDue()).isEmpty();
    }

    @Test
    void whatTheReceiverRefusedForGoodIsRestricted() {
        record(claim(), new Outcome.Rejected("The receiver refused the check-in: 1142 blank"));
        assertState("RESTRICTED", null);
        assertThat(row())
                .containsEntry("reason_code", "CHECKIN_REJECTED")
                .containsEntry("reason_text", "The receiver refused the check-in: 1142 blank");
        assertThat(history()).endsWith("RESTRICTED refused by the receiver");
    }

    @Test
    void aRefusalInManyWordsIsKeptShortened() {
        record(claim(), new Outcome.Rejected("The receiver refused the check-in: 1142 " + "x".repeat(5000)));
        assertState("RESTRICTED", null);
        assertThat(row().get("reason_text").toString()).hasSize(2000);
    }

    @Test
    void aCustomersIdOfAnyLengthIsAnAcceptance() {
        record(claim(), new Outcome.Accepted("9".repeat(300), "accepted by the receiver"));
        assertState("SENT", null);
    }

    @Test
    void aRefusedChannelIsLeftOutOfWhatIsSentNextAtOnce() {
        Delivery first = claim();
        record(first, new Outcome.OtherChannel(first.request().byPhoneOnly(), "sent once more by phone only"));
        assertState("PENDING", clock.instant());
        Delivery second = claim();
        assertThat(second.downgraded()).isTrue();
        assertThat(second.request()).isEqualTo(first.request().byPhoneOnly());
        record(second, new Outcome.RetryLater("no connection"));
        clock.pass(Duration.ofHours(1));
        assertThat(claim().downgraded()).as("for good").isTrue();
    }

    @Test
    void aFaultOfTheLocationPausesItsMappingAndKeepsTheCheckIn() {
        record(claim(), new Outcome.LocationFault("the receiver refuses this location"));
        assertState("PENDING", clock.instant());
        assertThat(single(String.class, "SELECT paused_reason FROM integration_mapping"))
                .isEqualTo("the receiver refuses this location");
        assertAudited(
                "pause-mapping",
                "mapping " + single(Long.class, "SELECT id FROM integration_mapping"),
                "the receiver refuses this location");
        assertThat(single(Boolean.class, "SELECT paused FROM integration_group"))
                .isFalse();
        assertThat(deliveries.claimDue()).isEmpty();
    }

    @Test
    void aFaultOfTheKeyPausesTheGroupAndKeepsTheCheckIn() {
        record(claim(), new Outcome.GroupFault("the receiver refuses the key"));
        assertState("PENDING", clock.instant());
        assertThat(rows("SELECT paused, paused_reason FROM integration_group").get(0))
                .containsEntry("paused", true)
                .containsEntry("paused_reason", "the receiver refuses the key");
        assertAudited("pause-group", "group " + group.id(), "the receiver refuses the key");
        assertThat(single(Integer.class, "SELECT COUNT(paused_reason) FROM integration_mapping"))
                .isZero();
        assertThat(deliveries.claimDue()).isEmpty();
    }

    @Test
    void whatWasNotAnsweredIsLookedUpAfterAPause() {
        record(claim(), new Outcome.Unknown("no answer"));
        assertState("UNKNOWN", clock.instant().plus(LOOKUP_PAUSE));
        assertThat(deliveries.claimUnknown()).isEmpty();
        clock.pass(LOOKUP_PAUSE);
        assertThat(deliveries.claimDue()).isEmpty();
        assertThat(deliveries.claimUnknown()).hasSize(1);
    }

    @Test
    void whatNeverArrivedIsSentAgainAsLongAsItHasAttempts() {
        record(claim(), new Outcome.Unknown("no answer"));
        clock.pass(LOOKUP_PAUSE);
        record(lookUp(), new Outcome.NeverArrived("never arrived"));
        assertThat(row()).containsEntry("state", "PENDING");
        clock.pass(Duration.ofHours(1));
        assertThat(claim().attempts()).isEqualTo(2);
        sql("UPDATE check_in SET attempts = 3, state = 'UNKNOWN', due_at = decided_at");
        record(lookUp(), new Outcome.NeverArrived("never arrived"));
        assertState("FAILED", null);
    }

    @Test
    void whatTheLookUpsCannotSettleIsShownAndWaitsForAPerson() {
        record(claim(), new Outcome.Unknown("no answer"));
        clock.pass(LOOKUP_PAUSE);
        record(lookUp(), new Outcome.Unsettled("nothing since"));
        assertState("UNKNOWN", clock.instant().plus(LOOKUP_PAUSE.multipliedBy(2)));
        clock.pass(LOOKUP_PAUSE.multipliedBy(2));
        record(lookUp(), new Outcome.Unsettled("nothing since"));
        assertState("UNKNOWN", clock.instant().plus(LOOKUP_PAUSE.multipliedBy(3)));
        clock.pass(LOOKUP_PAUSE.multipliedBy(3));
        record(lookUp(), new Outcome.Unsettled("nothing since"));
        assertState("UNKNOWN", null);
        clock.pass(Duration.ofDays(100));
        assertThat(deliveries.claimUnknown()).isEmpty();
        assertThat(deliveries.claimDue()).isEmpty();
    }

    @Test
    void aLookUpThatIsNeverAnsweredIsLeftToAPersonAfterTheAttempts() {
        record(claim(), new Outcome.Unknown("no answer"));
        clock.pass(LOOKUP_PAUSE);
        for (int time = 1; time < 3; time++) {
            record(lookUp(), new Outcome.Unanswered("could not be looked up"));
            assertThat(row()).containsEntry("state", "UNKNOWN").containsEntry("lookups", time);
            clock.pass(Duration.ofHours(1));
        }
        record(lookUp(), new Outcome.Unanswered("could not be looked up"));
        assertState("UNKNOWN", null);
    }

    @Test
    void whatTheLookUpFoundIsSent() {
        record(claim(), new Outcome.Unknown("no answer"));
        clock.pass(LOOKUP_PAUSE);
        record(lookUp(), new Outcome.Accepted("98765", "found at the receiver"));
        assertState("SENT", null);
        assertThat(row()).containsEntry("customer_id", "98765").containsEntry("attempts", 1);
    }

    @Test
    void anOutcomeThatComesAfterTheLeaseIsRefused() {
        Delivery slept = claim();
        clock.pass(LEASE.plusSeconds(1));
        deliveries.giveUpEndedLeases();
        record(slept, new Outcome.Accepted("98765", "too late"));
        assertThat(row()).containsEntry("state", "UNKNOWN").containsEntry("customer_id", null);
        record(slept, new Outcome.GroupFault("too late"));
        assertThat(single(Boolean.class, "SELECT paused FROM integration_group"))
                .isFalse();
        assertThat(history()).noneMatch(line -> line.contains("too late"));
        record(lookUp(), new Outcome.Accepted("11111", "found"));
        assertThat(row()).containsEntry("state", "SENT").containsEntry("customer_id", "11111");
    }

    @Test
    void anOutcomeIsWrittenOnce() {
        Delivery delivery = claim();
        record(delivery, new Outcome.Accepted("98765", "accepted"));
        record(delivery, new Outcome.RetryLater("again"));
        assertState("SENT", null);
        assertThat(history()).hasSize(2);
    }

    private void assertAudited(String action, String subject, String reason) {
        assertThat(rows("SELECT * FROM audit_entry"))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("changed_by", "clio-checkin")
                        .containsEntry("action", action)
                        .containsEntry("subject", subject)
                        .containsEntry("after_state", "{\"pausedReason\":\"" + reason + "\"}"));
    }

    private Delivery claim() {
        List<Delivery> claimed = deliveries.claimDue();
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private Delivery lookUp() {
        List<Delivery> claimed = deliveries.claimUnknown();
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private void record(Delivery delivery, Outcome outcome) {
        outcomes.record(List.of(new Outcome.Of(delivery, outcome)));
    }

    private void assertState(String state, Instant dueAt) {
        assertThat(row()).containsEntry("state", state);
        if (dueAt == null) {
            assertThat(row()).containsEntry("due_at", null);
        } else {
            assertThat(dueAt()).isCloseTo(dueAt, within(1, ChronoUnit.MILLIS));
        }
    }

    private Instant dueAt() {
        return database.client()
                .sql("SELECT due_at FROM check_in")
                .query((row, number) -> Times.instant(row, "due_at"))
                .single();
    }

    private Map<String, Object> row() {
        return rows("SELECT * FROM check_in").get(0);
    }

    private List<String> history() {
        return rows("SELECT state, cause FROM check_in_history ORDER BY id").stream()
                .map(row -> row.get("state") + " " + row.get("cause"))
                .toList();
    }
}
