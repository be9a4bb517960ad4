package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.notice.MatterEvent;
import io.github.cliocheckin.notice.Notice;
import io.github.cliocheckin.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** What people have done with check-ins, on whatever database. */
abstract class ReplaysSuite extends StorageSuite {

    private static final Caller ANNA = new Caller("user anna", Role.OPERATOR);
    private static final Caller BEN = new Caller("user ben", Role.OPERATOR);

    private StoredGroup group;
    private History history;
    private Errands errands;
    private ErrandCalls calls;

    ReplaysSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void addGroup() {
        group = StoredGroup.of(database, clock, 1001);
        group.mapping();
        use(true);
    }

    /** @param canBeLookedUp false with a checkin.endpoint of an operator's own */
    private void use(boolean canBeLookedUp) {
        history = new History(database.batch(), true);
        errands = new Errands(
                database.client(),
                new Changes(database.transaction()),
                new Waiting(database.client()),
                new Replays(
                        database.client(),
                        database.batch(),
                        history,
                        Json.mapper(),
                        clock,
                        Duration.ofDays(30),
                        canBeLookedUp),
                new Reconsiderations(database.client(), database.batch(), history, clock),
                clock);
        calls = new ErrandCalls(
                errands,
                new LedgerQueries(database.client()),
                new AuditedChanges(
                        new Changes(database.transaction()), new AuditTrail(database.client(), Json.mapper(), clock)));
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @Test
    void whatHasFailedIsDueAtOnceWithItsAttemptsCountedAnew() {
        long failed = add(1, "FAILED", "ada@mail.test");
        LedgerRow row = calls.replay(ANNA, "" + failed, null);
        assertThat(row.state()).isEqualTo("PENDING");
        assertThat(row.attempts()).isZero();
        assertThat(row.dueAt()).isBeforeOrEqualTo(clock.instant());
        assertThat(row.history()).singleElement().satisfies(line -> {
            assertThat(line.by()).isEqualTo("user anna");
            assertThat(line.cause()).isEqualTo("to be sent once more");
        });
        assertThat(rows("SELECT changed_by, action, subject FROM audit_entry"))
                .singleElement()
                .asString()
                .containsIgnoringCase("user anna")
                .contains("replay-check-in", "check-in " + failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "SENDING", "SENT", "RESTRICTED", "HELD", "CANCELLED"})
    void inAnyOtherStateNothingIsReplayed(String state) {
        long row = add(1, state, "ada@mail.test");
        assertThatThrownBy(() -> calls.replay(ANNA, "" + row, "clientWasNotAsked=true"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is " + state);
        assertThat(calls.replayMany(ANNA, ids(true, row))).isEqualTo(new ErrandCalls.Done(1, 0));
        assertThat(state(row)).isEqualTo(state);
        assertThat(rows("SELECT id FROM audit_entry")).isEmpty();
    }

    @Test
    void whatIsOfUnknownFateIsLookedUpAndNotSent() {
        long unknown = unknown(1, true, null);
        LedgerRow row = calls.replay(ANNA, "" + unknown, null);
        assertThat(row.state()).isEqualTo("UNKNOWN");
        assertThat(row.dueAt()).isBeforeOrEqualTo(clock.instant());
        assertThat(row.history())
                .last()
                .satisfies(line -> assertThat(line.cause()).isEqualTo("to be looked up at the receiver at once"));
    }

    @Test
    void aPersonsWordHasItSentAfterALookUpAndNotBefore() {
        long neverLookedUp = unknown(1, false, null);
        long lookedUp = unknown(2, true, null);
        calls.replayMany(ANNA, ids(true, neverLookedUp, lookedUp));
        assertThat(state(neverLookedUp)).isEqualTo("UNKNOWN");
        assertThat(state(lookedUp)).isEqualTo("PENDING");
    }

    @Test
    void aPersonsWordDoesNotCountForWhatCameToBeOfUnknownFateLater() {
        long shown = unknown(1, true, null);
        long sentOnceMore = unknown(2, true, null);
        Instant asOf = clock.instant();
        clock.pass(Duration.ofMinutes(1));
        turn(sentOnceMore, "PENDING");
        turn(sentOnceMore, "UNKNOWN");
        long cameLater = unknown(3, true, null);
        calls.replayMany(ANNA, new ErrandCalls.Which(List.of(shown, sentOnceMore, cameLater), null, null, true, asOf));
        assertThat(state(shown)).isEqualTo("PENDING");
        assertThat(state(sentOnceMore)).as("it is looked up").isEqualTo("UNKNOWN");
        assertThat(state(cameLater)).as("it is looked up").isEqualTo("UNKNOWN");
        assertThat(rows("SELECT id FROM check_in WHERE state = 'UNKNOWN' AND due_at IS NOT NULL"))
                .hasSize(2);
    }

    @Test
    void anErrandKeepsToTheTimeOfItsPage() {
        long shown = unknown(1, true, null);
        Instant asOf = clock.instant();
        clock.pass(Duration.ofMinutes(1));
        long cameLater = unknown(2, true, null);
        calls.replayMany(ANNA, new ErrandCalls.Which(null, "UNKNOWN", null, true, asOf));
        long cameLast = unknown(3, true, null);
        calls.replayMany(ANNA, new ErrandCalls.Which(null, "UNKNOWN", null, true, asOf.minus(Duration.ofDays(1))));
        doAll();
        assertThat(state(shown)).isEqualTo("PENDING");
        assertThat(state(cameLater)).isEqualTo("UNKNOWN");
        assertThat(state(cameLast)).isEqualTo("UNKNOWN");
    }

    @Test
    void aPersonsWordDoesNotCountWhileItIsBeingLookedUp() {
        long inHand = unknown(1, true, Duration.ofMinutes(1));
        assertThatThrownBy(() -> calls.replay(ANNA, "" + inHand, "clientWasNotAsked=true"))
                .isInstanceOf(Refusal.class);
        clock.pass(Duration.ofMinutes(2));
        assertThat(calls.replay(ANNA, "" + inHand, "clientWasNotAsked=true").state())
                .isEqualTo("PENDING");
    }

    @Test
    void whereNothingCanBeLookedUpAPersonsWordIsAllThereIs() {
        use(false);
        long unknown = unknown(1, false, null);
        assertThatThrownBy(() -> calls.replay(ANNA, "" + unknown, null)).isInstanceOf(Refusal.class);
        assertThat(calls.replay(ANNA, "" + unknown, "clientWasNotAsked=true").state())
                .isEqualTo("PENDING");
    }

    @Test
    void whoeverWasAskedSinceIsNotAskedAgain() {
        long failed = add(1, "FAILED", "ada@mail.test");
        sql("UPDATE check_in SET rule_trace = ?", """
                [{"rule": "CONTACT", "read": "an address"}, {"rule": "COOLDOWN", "read": "nobody"}]""");
        add(2, "SENT", "ada@mail.test");
        LedgerRow row = calls.replay(ANNA, "" + failed, null);
        assertThat(row.state()).isEqualTo("RESTRICTED");
        assertThat(row.reason().code()).isEqualTo("RECENTLY_REQUESTED");
        assertThat(single(String.class, "SELECT rule_trace FROM check_in WHERE id = ?", failed))
                .contains("CONTACT", "\"code\":\"RECENTLY_REQUESTED\"")
                .doesNotContain("nobody");
    }

    @Test
    void whatAPersonHasSentIsReadAgainBefore() {
        long failed = add(1, "FAILED", "ada@mail.test");
        long unknown = unknown(2, false, null);
        long handedIn = add(3, "FAILED", "ben@mail.test");
        sql("UPDATE check_in SET matter_id = NULL, reference = 'r-3' WHERE id = ?", handedIn);
        calls.replayMany(ANNA, ids(false, failed, unknown, handedIn));
        assertThat(rows("SELECT id FROM check_in WHERE read_again = TRUE ORDER BY id"))
                .extracting(row -> row.get("id"))
                .containsExactly(failed, unknown);
    }

    @Test
    void anEarlierTimeIsNotSentAfterALaterOne() {
        long earlier = add(1, "FAILED", "ada@mail.test");
        long ofUnknownFate = unknown(2, true, null);
        long later = add(3, "FAILED", "ben@mail.test");
        long laterToo = add(4, "SENT", "cleo@mail.test");
        sql("UPDATE check_in SET matter_id = 1, occurrence = 1 WHERE id = ?", later);
        sql("UPDATE check_in SET matter_id = 2, occurrence = 1 WHERE id = ?", laterToo);
        calls.replayMany(ANNA, ids(true, earlier, ofUnknownFate, later));
        assertThat(state(earlier)).isEqualTo("FAILED");
        assertThat(state(ofUnknownFate)).isEqualTo("UNKNOWN");
        assertThat(state(later)).isEqualTo("PENDING");
        assertThatThrownBy(() -> calls.replay(ANNA, "" + earlier, null)).hasMessageContaining("once more");
    }

    @Test
    void noTimeOfAPollIsSentOrLookedUpAfterOneOfSendReview() {
        long failed = add(1, "FAILED", "ada@mail.test");
        long ofUnknownFate = unknown(2, true, null);
        for (long[] repeated : new long[][] {{3, 1}, {4, 2}}) {
            long repeat = add(repeated[0], "PENDING", "ada@mail.test");
            sql("UPDATE check_in SET matter_id = ?, occurrence = 1, trigger_id = 81 WHERE id = ?", repeated[1], repeat);
        }
        assertThat(calls.replayMany(ANNA, ids(false, failed, ofUnknownFate))).isEqualTo(new ErrandCalls.Done(2, 0));
        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(single(Long.class, "SELECT COUNT(*) FROM check_in WHERE due_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void whatAPersonConfirmedToRepeatPassesNothingThatIsSentOnceMoreSince() {
        long failed = add(1, "FAILED", "ada@mail.test");
        clock.pass(Duration.ofMinutes(1));
        long confirmed = repeat(2, "ada@mail.test");
        clock.pass(Duration.ofMinutes(1));
        calls.replayMany(ANNA, ids(false, failed, confirmed));
        assertThat(state(failed)).isEqualTo("PENDING");
        assertThat(state(confirmed)).isEqualTo("RESTRICTED");
    }

    @Test
    void aTimeThatNobodyCanHaveBeenShownAnythingAtIsRefused() {
        long failed = add(1, "FAILED", "ada@mail.test");
        assertThatThrownBy(() -> calls.replayMany(
                        ANNA,
                        new ErrandCalls.Which(
                                List.of(failed), null, null, true, Instant.parse("-9999-01-01T00:00:00Z"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("asOf is -9999");
    }

    @Test
    void whatAPersonConfirmedToRepeatPassesOnlyWhatTheyKnewOf() {
        add(1, "SENT", "ada@mail.test");
        add(2, "UNKNOWN", "ada@mail.test");
        clock.pass(Duration.ofMinutes(1));
        long confirmed = repeat(3, "ada@mail.test");
        long overtaken = repeat(4, "ben@mail.test");
        clock.pass(Duration.ofMinutes(1));
        add(5, "SENT", "ben@mail.test");
        calls.replayMany(ANNA, ids(false, confirmed, overtaken));
        assertThat(state(confirmed)).isEqualTo("PENDING");
        assertThat(state(overtaken)).isEqualTo("RESTRICTED");
    }

    @Test
    void ofTwoThatFailedForOnePersonOneIsSent() {
        long one = add(1, "FAILED", "ada@mail.test");
        long other = add(2, "FAILED", "ada@mail.test");
        calls.replayMany(ANNA, ids(false, one, other));
        assertThat(states("FAILED", "PENDING", "RESTRICTED")).isEqualTo(Map.of("PENDING", 1L, "RESTRICTED", 1L));
    }

    @Test
    void ofTwoPeopleWhoPressAtOnceOneChangesIt() throws Exception {
        List<Long> failed = IntStream.range(0, 20)
                .mapToObj(i -> add(i, "FAILED", "person" + i + "@mail.test"))
                .toList();
        ErrandCalls.Which all = new ErrandCalls.Which(failed, null, null, false, null);
        List<Object> done = Together.run(List.of(() -> calls.replayMany(ANNA, all), () -> calls.replayMany(BEN, all)));
        assertThat(done).extracting(each -> ((ErrandCalls.Done) each).changed()).containsExactlyInAnyOrder(0, 20);
        assertThat(rows("SELECT id FROM check_in_history")).hasSize(20);
    }

    @Test
    void aRestrictedMatterIsPutInLineToBeReadFromClio() {
        long restricted = add(412, "RESTRICTED", null);
        assertThat(calls.decideAgain(ANNA, "" + restricted).state()).isEqualTo("RESTRICTED");
        assertThat(single(
                        String.class, "SELECT asked_by FROM clio_notice WHERE due_at IS NOT NULL AND matter_id = 412"))
                .isEqualTo("user anna");
        // Once more, while it waits
        calls.decideAgain(BEN, "" + restricted);
        assertThat(single(String.class, "SELECT asked_by FROM clio_notice WHERE told = 2"))
                .isEqualTo("user ben");
    }

    @Test
    void clioAndAPersonWhoNameTheSameMattersDoNotBlockEachOther() throws Exception {
        // The higher the matter, the lower the check-in
        List<Long> restricted = IntStream.range(0, 40)
                .mapToObj(i -> add(900 - i, "RESTRICTED", null))
                .toList();
        Notices notices = new Notices(database.batch(), new Changes(database.transaction()), clock);
        for (int time = 0; time < 20; time++) {
            int etag = time;
            List<Notice> told = IntStream.range(0, 40)
                    .mapToObj(
                            i -> new Notice(group.id(), 900 - i, MatterEvent.MATTER_CLOSED, "" + etag, clock.instant()))
                    .toList();
            if (time == 0) {
                notices.put(told);
                continue;
            }
            // In transactions of their own, which are not made again
            Together.run(List.<Callable<Object>>of(
                    () -> database.transaction().execute(status -> {
                        notices.put(told);
                        return true;
                    }),
                    () -> database.transaction()
                            .execute(status ->
                                    errands.make(Errand.Action.DECISION, restricted, errands.word(false, null), "x"))));
        }
        assertThat(single(Integer.class, "SELECT COUNT(*) FROM clio_notice WHERE asked_by = 'x'"))
                .isEqualTo(40);
    }

    @Test
    void whatWasSentIsNotDecidedAgain() {
        long sent = add(1, "SENT", "ada@mail.test");
        assertThatThrownBy(() -> calls.decideAgain(ANNA, "" + sent)).isInstanceOf(Refusal.class);
        assertThat(calls.decideManyAgain(ANNA, ids(false, sent))).isEqualTo(new ErrandCalls.Done(1, 0));
        assertThat(rows("SELECT matter_id FROM clio_notice")).isEmpty();
    }

    @Test
    void aMatterThatWasReopenedIsNotDecidedAgain() {
        restricted(1, "MATTER_REOPENED");
        long row = single(Long.class, "SELECT id FROM check_in");
        assertThatThrownBy(() -> calls.decideAgain(ANNA, "" + row)).hasMessageContaining("reopened");
        assertThat(rows("SELECT matter_id FROM clio_notice")).isEmpty();
    }

    @Test
    void allOfAReasonAreDoneInBatches() {
        for (int i = 0; i < 250; i++) {
            restricted(i, i % 10 == 0 ? "LOCATION_MISSING" : "NO_VALID_CONTACT");
        }
        Errand errand = (Errand)
                calls.decideManyAgain(ANNA, new ErrandCalls.Which(null, "RESTRICTED", "NO_VALID_CONTACT", null, null));
        restricted(999, "NO_VALID_CONTACT"); // came later
        assertThat(errand.total()).isEqualTo(225);
        assertThat(errands.goOn()).isTrue();
        assertThat(errands.find(errand.id()).orElseThrow().done()).isEqualTo(Errands.BATCH);
        while (errands.goOn()) {
            assertThat(errands.find(errand.id()).orElseThrow().done()).isLessThanOrEqualTo(225);
        }
        Errand over = errands.find(errand.id()).orElseThrow();
        assertThat(over.isOver()).isTrue();
        assertThat(over.changed()).isEqualTo(225);
        assertThat(single(Integer.class, "SELECT COUNT(*) FROM clio_notice")).isEqualTo(225);
    }

    @Test
    void anErrandThatFailsHoldsUpNoOther() {
        long broken = add(1, "FAILED", "ada@mail.test");
        sql("UPDATE check_in SET trigger_id = 999 WHERE id = ?", broken);
        calls.replayMany(ANNA, new ErrandCalls.Which(null, "FAILED", null, null, null));
        restricted(2, "NO_VALID_CONTACT");
        Errand other = (Errand)
                calls.decideManyAgain(ANNA, new ErrandCalls.Which(null, "RESTRICTED", "NO_VALID_CONTACT", null, null));
        assertThatThrownBy(errands::goOn).hasMessageContaining("999");
        assertThat(errands.goOn()).isTrue();
        assertThat(errands.find(other.id()).orElseThrow().isOver()).isTrue();
        sql("UPDATE check_in SET trigger_id = 2 WHERE id = ?", broken);
        doAll();
        assertThat(state(broken)).isEqualTo("PENDING");
    }

    @Test
    void twoNodesDoAnErrandOnce() throws Exception {
        for (int i = 0; i < 250; i++) {
            add(i, "FAILED", "person" + i + "@mail.test");
        }
        Errand errand = (Errand) calls.replayMany(ANNA, new ErrandCalls.Which(null, "FAILED", null, null, null));
        Together.run(2, () -> {
            while (errands.goOn()) {
                assertThat(errands.find(errand.id())).isPresent();
            }
            return true;
        });
        assertThat(states("FAILED", "PENDING")).isEqualTo(Map.of("PENDING", 250L));
        assertThat(errands.find(errand.id()).orElseThrow().changed()).isEqualTo(250);
        assertThat(rows("SELECT id FROM check_in_history")).hasSize(250);
    }

    @Test
    void reasonsAreFoundOneAfterTheOther() {
        restricted(1, "NO_VALID_CONTACT");
        restricted(2, "FAMILY_LAW");
        restricted(3, "NO_VALID_CONTACT");
        Waiting waiting = new Waiting(database.client());
        assertThat(waiting.reasons()).containsExactly("FAMILY_LAW", "NO_VALID_CONTACT");
        assertThat(waiting.count(CheckInState.RESTRICTED, "NO_VALID_CONTACT", 10))
                .isEqualTo(new Amount(2, false));
        assertThat(waiting.count(CheckInState.RESTRICTED, "NO_VALID_CONTACT", 1))
                .hasToString("more than 1");
        assertThat(waiting.page(CheckInState.RESTRICTED, "NO_VALID_CONTACT", Long.MAX_VALUE, 10))
                .extracting(WaitingRow::matterId)
                .containsExactly(3L, 1L);
    }

    private void doAll() {
        boolean isAny = true;
        while (isAny) {
            isAny = errands.goOn();
        }
    }

    private void turn(long id, String state) {
        sql("UPDATE check_in SET state = ?, version = version + 1 WHERE id = ?", state, id);
        tell(id);
    }

    private static ErrandCalls.Which ids(boolean notAsked, Long... ids) {
        return new ErrandCalls.Which(List.of(ids), null, null, notAsked, null);
    }

    private long unknown(long matter, boolean isLookedUp, Duration lease) {
        long id = add(matter, "UNKNOWN", "person" + matter + "@mail.test");
        sql(
                "UPDATE check_in SET lookups = 5, looked_up = ?, leased_until = ? WHERE id = ?",
                isLookedUp,
                lease == null ? null : Times.column(clock.instant().plus(lease)),
                id);
        tell(id);
        return id;
    }

    /** A line of the history, as the row is now. */
    private void tell(long id) {
        history.add(
                "add-history-of-outcome",
                List.of(new MapSqlParameterSource("id", id)
                        .addValue("now", Times.column(clock.instant()))
                        .addValue("cause", "so far")
                        .addValue("by", null)));
    }

    private long repeat(long matter, String email) {
        long id = add(matter, "FAILED", email);
        sql("UPDATE check_in SET is_repeat = TRUE WHERE id = ?", id);
        tell(id);
        return id;
    }

    private void restricted(long matter, String reason) {
        sql("UPDATE check_in SET reason_code = ? WHERE id = ?", reason, add(matter, "RESTRICTED", null));
    }

    private long add(long matter, String state, String email) {
        sql(
                "INSERT INTO check_in (group_id, business_number, trigger_id, matter_id, state, email_key, attempts,"
                        + " decided_at) VALUES (?, 1001, 2, ?, ?, ?, 100, ?)",
                group.id(),
                matter,
                state,
                email,
                Times.column(clock.instant()));
        return single(Long.class, "SELECT id FROM check_in WHERE matter_id = ?", matter);
    }

    private String state(long id) {
        return single(String.class, "SELECT state FROM check_in WHERE id = ?", id);
    }

    private Map<String, Long> states(String... states) {
        return Arrays.stream(states)
                .map(state ->
                        Map.entry(state, single(Long.class, "SELECT COUNT(*) FROM check_in WHERE state = ?", state)))
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
