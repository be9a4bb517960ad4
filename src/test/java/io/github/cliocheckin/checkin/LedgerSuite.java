package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.Rule;
import io.github.cliocheckin.matter.RuleTrace;
import io.github.cliocheckin.matter.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What the ledger keeps of decisions, on whatever database. */
abstract class LedgerSuite extends StorageSuite {

    private Ledger ledger;
    private StoredGroup group;
    private long mapping;
    private long run;

    LedgerSuite(TestDatabases kind) {
        super(kind);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @BeforeEach
    void configure() {
        ledger = TestLedger.thatDecides(database, clock);
        group = StoredGroup.of(database, clock, 1001);
        mapping = group.mapping();
        run = group.run();
    }

    @Test
    void aCheckInIsQueuedWithEverythingThatItsDeliveryNeeds() {
        assertThat(record(checkIn(412))).isEqualTo(new Ledger.Recorded(1, Map.of()));
        Map<String, Object> row = rows("SELECT * FROM check_in").get(0);
        assertThat(row)
                .containsEntry("state", "PENDING")
                .containsEntry("matter_id", 412L)
                .containsEntry("matter_number", "00412-Vega")
                .containsEntry("mapping_id", mapping)
                .containsEntry("business_number", 1001L)
                .containsEntry("email_key", "client412@example.com")
                .containsEntry("occurrence", 0)
                .containsEntry("reason_code", null);
        assertThat(row.get("request").toString())
                .contains("\"name\":\"Marisol Vega\"", "\"smsEnabled\":0", "\"Integration Trigger\":\"Closed Matter\"")
                .doesNotContain("phone");
        assertThat(row.get("due_at")).isNotNull();
        assertThat(history(412)).containsExactly("PENDING queued by poll " + run);
    }

    @Test
    void aMatterIsQueuedOnceHoweverOftenItIsSeen() {
        record(checkIn(412));
        nextRun();
        assertThat(record(checkIn(412))).isEqualTo(new Ledger.Recorded(0, Map.of()));
        assertThat(states()).containsExactly("412 PENDING");
        assertThat(history(412)).hasSize(1);
    }

    @Test
    void whatAPersonAskedForIsNotAskedForByAPollToo() {
        commit(bySendReview(0, false), withoutCooldown(412));
        assertThat(record(withoutCooldown(412)).restricted()).containsEntry("ALREADY_REQUESTED", 1);
        assertThat(history(412).get(0)).isEqualTo("PENDING queued by Send Review");
        assertThat(single(String.class, "SELECT changed_by FROM check_in_history WHERE state = 'PENDING'"))
                .isEqualTo("Clio user 350001");
    }

    @Test
    void whatAPollAskedForIsAskedForByAPersonOnlyOnceMore() {
        record(withoutCooldown(412));
        assertThat(commit(bySendReview(0, false), withoutCooldown(412)).restricted())
                .containsEntry("ALREADY_REQUESTED", 1);
        assertThat(commit(bySendReview(1, true), checkIn(412)).queued()).isEqualTo(1);
        assertThat(commit(bySendReview(1, true), checkIn(412)).queued())
                .as("the same time once more")
                .isZero();
        assertThat(ledger.asksFor(group.id(), 412))
                .extracting(ask -> ask.triggerId() + " " + ask.occurrence() + " " + ask.state())
                .containsExactlyInAnyOrder("2 0 PENDING", "81 0 RESTRICTED", "81 1 PENDING");
    }

    @Test
    void onlyAPersonSaysAnythingOfATimeThatAPersonConfirmed() {
        commit(bySendReview(1, true), restriction(412, "MATTER_REOPENED", "it was reopened"));
        Sighting told = Sighting.byWebhook(group.id(), Trigger.MATTER_WEBHOOK, clock.instant());
        assertThat(commit(told, checkIn(412))).isEqualTo(new Ledger.Recorded(0, Map.of()));
        assertThat(states()).containsExactly("412 RESTRICTED");
    }

    @Test
    void aDelayIsWaitedFor() {
        CheckIn now = checkIn(412);
        commit(
                bySendReview(0, false),
                new CheckIn(now.subject(), now.request(), now.person(), now.cooldown(), Duration.ofDays(3)));
        assertThat(ledger.asksFor(group.id(), 412).get(0).dueAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void whatIsForeseenIsNotWritten() {
        record(checkIn(412));
        assertThat(ledger.foresee(bySendReview(0, false), withoutCooldown(412)))
                .isInstanceOfSatisfying(
                        Restriction.class, why -> assertThat(why.code()).isEqualTo("ALREADY_REQUESTED"));
        assertThat(states()).containsExactly("412 PENDING");
    }

    @Test
    void whatWaitsForADeletedMatterIsTakenBackAndWhatWasSentIsNot() {
        record(checkIn(412), checkIn(413));
        sql("UPDATE check_in SET state = 'SENT' WHERE matter_id = 413");
        ledger.cancel(group.id(), 412, "cancelled", clock.instant().truncatedTo(ChronoUnit.MICROS));
        ledger.cancel(group.id(), 413, "cancelled", clock.instant().truncatedTo(ChronoUnit.MICROS));
        assertThat(states()).containsExactlyInAnyOrder("412 CANCELLED", "413 SENT");
        assertThat(history(412)).endsWith("CANCELLED cancelled");
        assertThat(history(413)).hasSize(1);
    }

    @Test
    void whatTheRulesSaidIsKeptWithTheRowUntilItIsDecidedAgain() {
        RuleTrace trace =
                RuleTrace.NONE.plus(Verdict.passed(Rule.LOCATION, "Location: " + "\"\\\\ü\u0007".repeat(300)));
        record(Restriction.of(subject(412), Reason.NAME_MISSING, trace, Rule.NAME, "no name"));
        assertThat(trace(412))
                .startsWith("[{\"rule\":\"LOCATION\"")
                .contains("NAME_MISSING")
                .endsWith("}]");
        nextRun();
        record(checkIn(412).passed(Rule.NAME, "a name"));
        assertThat(trace(412))
                .isEqualTo("[{\"rule\":\"NAME\",\"read\":\"a name\"},{\"rule\":\"COOLDOWN\","
                        + "\"read\":\"nobody counts as asked at this business within 30 days\"}]");
        nextRun();
        record(checkIn(412));
        assertThat(trace(412)).as("of one that stays queued").contains("a name");
    }

    private String trace(long matter) {
        return single(String.class, "SELECT rule_trace FROM check_in WHERE matter_id = ?", matter);
    }

    private Sighting bySendReview(int occurrence, boolean isRepeat) {
        return Sighting.bySendReview(group.id(), occurrence, isRepeat, "Clio user 350001", clock.instant());
    }

    private CheckIn withoutCooldown(long matter) {
        CheckIn checkIn = checkIn(matter);
        return new CheckIn(checkIn.subject(), checkIn.request(), checkIn.person(), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void aMatterOfAnotherTriggerIsAnotherRow() {
        record(checkIn(412));
        commit(Sighting.byPoll(run, group.id(), Trigger.PENDING_MATTER, Instant.EPOCH), checkIn(412));
        assertThat(rows("SELECT id FROM check_in WHERE matter_id = 412")).hasSize(2);
    }

    @Test
    void whatWasEverTakenInHandIsNotDecidedAgain() {
        for (CheckInState state : CheckInState.values()) {
            if (state == CheckInState.RESTRICTED || state == CheckInState.PENDING) {
                continue;
            }
            long matter = 500 + state.ordinal();
            record(checkIn(matter));
            sql("UPDATE check_in SET state = ? WHERE matter_id = ?", state.name(), matter);
            nextRun();
            assertThat(record(checkIn(matter)).queued()).as(state.name()).isZero();
            assertThat(record(restriction(matter, "NAME_MISSING", "none")).restricted())
                    .as(state.name())
                    .isEmpty();
            assertThat(states()).contains(matter + " " + state);
        }
    }

    @Test
    void whatWaitsToBeSentIsTakenBackIfARuleSpeaksAgainstItByNow() {
        record(checkIn(412));
        nextRun();
        assertThat(record(checkIn(412))).isEqualTo(new Ledger.Recorded(0, Map.of()));
        assertThat(states()).containsExactly("412 PENDING");
        nextRun();
        assertThat(record(restriction(412, "DONT_SEND_REVIEW", "ticked")).restricted())
                .containsEntry("DONT_SEND_REVIEW", 1);
        assertThat(states()).containsExactly("412 RESTRICTED");
        assertThat(history(412))
                .containsExactly(
                        "PENDING queued by poll " + (run - 2),
                        "RESTRICTED restricted by poll " + run + ": DONT_SEND_REVIEW");
    }

    @Test
    void aRunThatBeginsAgainDecidesAgainWhatItRestrictedBefore() {
        record(restriction(412, "NO_VALID_CONTACT", "Email:x"));
        clock.pass(Duration.ofDays(1));
        assertThat(commit(Sighting.byPoll(run, group.id(), Trigger.CLOSED_MATTER, clock.instant()), checkIn(412))
                        .queued())
                .isEqualTo(1);
    }

    @Test
    void aRestrictedMatterIsDecidedAgainWhenItIsSeenAgain() {
        assertThat(record(restriction(412, "NO_VALID_CONTACT", "Email:x")))
                .isEqualTo(new Ledger.Recorded(0, Map.of("NO_VALID_CONTACT", 1)));
        nextRun();
        assertThat(record(checkIn(412)).queued()).isEqualTo(1);
        assertThat(rows("SELECT * FROM check_in").get(0))
                .containsEntry("state", "PENDING")
                .containsEntry("reason_code", null)
                .containsEntry("reason_text", null);
        assertThat(history(412))
                .containsExactly(
                        "RESTRICTED restricted by poll " + (run - 1) + ": NO_VALID_CONTACT",
                        "PENDING queued by poll " + run);
    }

    @Test
    void aRestrictedMatterIsNotDecidedAgainByTheVeryRunThatDecidedIt() {
        record(restriction(412, "NO_VALID_CONTACT", "Email:x"));
        assertThat(record(checkIn(412)).queued()).isZero();
        assertThat(states()).containsExactly("412 RESTRICTED");
    }

    @Test
    void theSameRestrictionAgainAddsNoHistoryAndIsCounted() {
        record(restriction(412, "NO_VALID_CONTACT", "Email:x"));
        nextRun();
        assertThat(record(restriction(412, "NO_VALID_CONTACT", "Email:x")).restricted())
                .containsEntry("NO_VALID_CONTACT", 1);
        assertThat(history(412)).hasSize(1);
        assertThat(single(Long.class, "SELECT run_id FROM check_in")).isEqualTo(run);
        nextRun();
        record(restriction(412, "NO_VALID_CONTACT", "Email:y"));
        assertThat(history(412)).hasSize(2);
        assertThat(single(String.class, "SELECT reason_text FROM check_in")).isEqualTo("Email:y");
    }

    @Test
    void aRestrictionWithoutMappingIsKept() {
        Decision.Subject nowhere = new Decision.Subject(412, null, null, null, null, null);
        record(new Restriction(nowhere, "LOCATION_MISSING", "none"));
        assertThat(states()).containsExactly("412 RESTRICTED");
    }

    @Test
    void textsLongerThanTheirColumnsAreShortened() {
        Decision.Subject subject = new Decision.Subject(412, "n".repeat(600), null, mapping, 1001L, "Closed");
        record(new Restriction(subject, "MINE", "t".repeat(2100)));
        nextRun();
        record(new Restriction(subject, "MINE", "t".repeat(2100)));
        assertThat(single(String.class, "SELECT matter_number FROM check_in"))
                .hasSize(500)
                .endsWith("n…");
        assertThat(single(String.class, "SELECT reason_text FROM check_in"))
                .hasSize(2000)
                .endsWith("t…");
        assertThat(history(412)).as("the same decision again").hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesASecondRowOfAMatter() {
        record(checkIn(412));
        assertThatThrownBy(() -> sql("INSERT INTO check_in (group_id, trigger_id, matter_id, state, decided_at)"
                        + " SELECT group_id, trigger_id, matter_id, state, decided_at FROM check_in"))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aPageOfManyMattersIsKeptInOneGo() {
        Decision[] page = new Decision[200];
        for (int i = 0; i < page.length; i++) {
            page[i] = i % 2 == 0 ? checkIn(1000 + i) : restriction(1000 + i, "NAME_MISSING", "none");
        }
        assertThat(record(page)).isEqualTo(new Ledger.Recorded(100, Map.of("NAME_MISSING", 100)));
        assertThat(rows("SELECT id FROM check_in_history")).hasSize(200);
    }

    private void nextRun() {
        clock.pass(Duration.ofDays(1));
        run = group.run();
    }

    private Ledger.Recorded record(Decision... decisions) {
        return commit(Sighting.byPoll(run, group.id(), Trigger.CLOSED_MATTER, Instant.EPOCH), decisions);
    }

    private Ledger.Recorded commit(Sighting of, Decision... decisions) {
        return database.transaction().execute(status -> ledger.record(of, List.of(decisions)));
    }

    private List<String> states() {
        return database.client()
                .sql("SELECT matter_id, state FROM check_in ORDER BY matter_id")
                .query((row, number) -> row.getLong(1) + " " + row.getString(2))
                .list();
    }

    private List<String> history(long matter) {
        return database.client()
                .sql("SELECT h.state, h.cause FROM check_in_history h JOIN check_in c ON c.id = h.check_in_id"
                        + " WHERE c.matter_id = ? ORDER BY h.id")
                .param(matter)
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private CheckIn checkIn(long matter) {
        String email = "client" + matter + "@example.com";
        return new CheckIn(
                subject(matter),
                new CheckInRequest(
                        "Marisol Vega", email, null, 0, "500777", Map.of("Integration Trigger", "Closed Matter")),
                new CheckIn.Person(email, null),
                Duration.ofDays(30),
                Duration.ZERO);
    }

    private Restriction restriction(long matter, String code, String text) {
        return new Restriction(subject(matter), code, text);
    }

    private Decision.Subject subject(long matter) {
        return new Decision.Subject(
                matter, "%05d-Vega".formatted(matter), LocalDate.parse("2026-10-30"), mapping, 1001L, "Closed");
    }
}
