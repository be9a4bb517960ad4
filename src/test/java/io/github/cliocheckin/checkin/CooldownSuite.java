package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is asked twice too soon, on whatever database. */
abstract class CooldownSuite extends StorageSuite {

    private static final Duration MONTH = Duration.ofDays(30);

    private Ledger ledger;
    private StoredGroup group;
    private long run;

    CooldownSuite(TestDatabases kind) {
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
        group.mapping();
        StoredGroup.of(database, clock, 2002);
        run = group.run();
    }

    @Test
    void thePersonOfAnEarlierPageIsNotAskedAgain() {
        record(checkIn(1, "m@example.com", null));
        assertThat(record(checkIn(2, "m@example.com", null)))
                .isEqualTo(new Ledger.Recorded(0, Map.of("RECENTLY_REQUESTED", 1)));
        assertThat(states()).containsExactly("PENDING null", "RESTRICTED RECENTLY_REQUESTED");
        assertThat(single(String.class, "SELECT reason_text FROM check_in WHERE matter_id = 2"))
                .isEqualTo(Reason.RECENTLY_REQUESTED.sentence());
    }

    @Test
    void thePersonOfTheSamePageIsNotAskedAgain() {
        assertThat(record(checkIn(1, "m@example.com", null), checkIn(2, "m@example.com", null)))
                .isEqualTo(new Ledger.Recorded(1, Map.of("RECENTLY_REQUESTED", 1)));
    }

    @Test
    void aPersonIsKnownByEitherAddressOrNumber() {
        record(checkIn(1, "m@example.com", "+15125550123"));
        assertThat(record(checkIn(2, "other@example.com", "+15125550123")).queued())
                .isZero();
        assertThat(record(checkIn(3, "m@example.com", "+15125550199")).queued()).isZero();
        assertThat(record(checkIn(4, null, "+15125550123")).queued()).isZero();
        assertThat(record(checkIn(5, "other@example.com", "+15125550199")).queued())
                .isEqualTo(1);
    }

    @Test
    void whoWasRestrictedWasNotAsked() {
        record(checkIn(1, "m@example.com", null));
        record(checkIn(2, "m@example.com", "+15125550123"));
        assertThat(record(checkIn(3, null, "+15125550123")).queued()).isEqualTo(1);
    }

    @Test
    void anotherBusinessMayAskTheSamePerson() {
        record(checkIn(1, "m@example.com", null));
        assertThat(record(checkInAt(2002, 2, "m@example.com", null, MONTH)).queued())
                .isEqualTo(1);
    }

    @Test
    void whoStillWaitsIsNotQueuedASecondTimeHoweverLongItTakes() {
        record(checkIn(1, "m@example.com", null));
        clock.pass(MONTH.multipliedBy(3));
        assertThat(record(checkIn(2, "m@example.com", null)).queued()).isZero();
    }

    @Test
    void afterTheDaysHavePassedThePersonIsAskedAgain() {
        record(checkIn(1, "m@example.com", null));
        sql("UPDATE check_in SET state = 'SENT', attempted_at = ?", Times.column(clock.instant()));
        clock.pass(MONTH.minusSeconds(1));
        assertThat(record(checkIn(2, "m@example.com", null)).queued()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(record(checkIn(3, "m@example.com", null)).queued()).isEqualTo(1);
    }

    @Test
    void theDaysAreCountedFromTheLastAttempt() {
        record(checkIn(1, "m@example.com", null));
        clock.pass(Duration.ofDays(20));
        sql("UPDATE check_in SET state = 'SENT', attempted_at = ?", Times.column(clock.instant()));
        clock.pass(Duration.ofDays(20));
        assertThat(record(checkIn(2, "m@example.com", null)).queued()).isZero();
        clock.pass(Duration.ofDays(10));
        assertThat(record(checkIn(3, "m@example.com", null)).queued()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasOrMayYetBeSentCounts() {
        record(checkIn(1, "m@example.com", null));
        for (CheckInState state : CheckInState.values()) {
            sql("UPDATE check_in SET state = ? WHERE matter_id = 1", state.name());
            boolean counts = switch (state) {
                case PENDING, SENDING, SENT, UNKNOWN, HELD -> true;
                case FAILED, RESTRICTED, CANCELLED -> false;
            };
            int queued =
                    record(checkIn(10 + state.ordinal(), "m@example.com", null)).queued();
            assertThat(queued).as(state.name()).isEqualTo(counts ? 0 : 1);
            sql("DELETE FROM event_outbox");
            sql("DELETE FROM check_in_history");
            sql("DELETE FROM check_in WHERE matter_id > 1");
        }
    }

    @Test
    void whatIsDecidedAgainForAPersonPassesNobody() {
        sql(
                "INSERT INTO check_in (group_id, trigger_id, matter_id, occurrence, is_repeat, state, reason_code, decided_at)"
                        + " VALUES (?, 2, 1, 1, TRUE, 'RESTRICTED', 'NO_VALID_CONTACT', ?)",
                group.id(),
                Times.column(clock.instant()));
        record(checkIn(2, "m@example.com", null));
        Sighting again = Sighting.askedAgain(group.id(), Trigger.CLOSED_MATTER, 1, "user anna", clock.instant());
        database.transaction()
                .executeWithoutResult(status -> ledger.record(again, List.of(checkIn(1, "m@example.com", null))));
        assertThat(states()).containsExactly("RESTRICTED RECENTLY_REQUESTED", "PENDING null");
    }

    @Test
    void withoutACooldownEveryMatterIsAskedFor() {
        Decision[] page = {
            checkInAt(1001, 1, "m@example.com", null, Duration.ZERO),
            checkInAt(1001, 2, "m@example.com", null, Duration.ZERO)
        };
        assertThat(record(page).queued()).isEqualTo(2);
        assertThat(record(checkInAt(1001, 3, "m@example.com", null, Duration.ZERO))
                        .queued())
                .isEqualTo(1);
    }

    @Test
    void twoNodesThatMeetThePersonAtTheSameMomentAskOnce() throws Exception {
        for (int time = 0; time < 20; time++) {
            String email = "m" + time + "@example.com";
            Decision one = checkIn(1000 + time, email, null);
            Decision other = checkIn(2000 + time, email, null);
            List<Callable<Ledger.Recorded>> nodes = List.of(() -> record(one), () -> record(other));
            List<Ledger.Recorded> recorded = Together.run(nodes);
            assertThat(recorded)
                    .as("time " + time)
                    .containsExactlyInAnyOrder(
                            new Ledger.Recorded(1, Map.of()), new Ledger.Recorded(0, Map.of("RECENTLY_REQUESTED", 1)));
        }
        assertThat(single(Integer.class, "SELECT COUNT(*) FROM check_in WHERE state = 'PENDING'"))
                .isEqualTo(20);
    }

    @Test
    void twoNodesThatMeetInOppositeOrderDoNotBlockEachOther() throws Exception {
        for (int time = 0; time < 20; time++) {
            List<Decision> page = new ArrayList<>(List.of(
                    checkInAt(1001, 1000 + time, "a" + time + "@example.com", null, MONTH),
                    checkInAt(2002, 3000 + time, "b" + time + "@example.com", null, MONTH)));
            Decision[] forth = page.toArray(Decision[]::new);
            Decision[] back = {
                checkInAt(2002, 4000 + time, "b" + time + "@example.com", null, MONTH),
                checkInAt(1001, 2000 + time, "a" + time + "@example.com", null, MONTH)
            };
            List<Callable<Ledger.Recorded>> nodes = List.of(() -> record(forth), () -> record(back));
            assertThat(Together.run(nodes).stream()
                            .mapToInt(Ledger.Recorded::queued)
                            .sum())
                    .isEqualTo(2);
        }
    }

    @Test
    void twoGroupsThatDecideInSeveralWaysDoNotBlockEachOther() throws Exception {
        long other = single(Long.class, "SELECT id FROM integration_group WHERE id <> ?", group.id());
        for (int time = 0; time < 20; time++) {
            int matter = 10 * time;
            Together.run(List.of(
                    () -> recordInTwoWays(group.id(), matter, 1001, 2002),
                    () -> recordInTwoWays(other, matter, 2002, 1001)));
        }
        assertThat(single(Integer.class, "SELECT COUNT(*) FROM check_in")).isEqualTo(80);
    }

    private boolean recordInTwoWays(long groupId, int matter, long first, long second) {
        Map<Sighting, List<Decision>> bySighting = new LinkedHashMap<>();
        bySighting.put(
                Sighting.byWebhook(groupId, Trigger.CLOSED_MATTER, clock.instant()),
                List.of(checkInAt(first, matter + 1, null, null, MONTH)));
        bySighting.put(
                Sighting.byWebhook(groupId, Trigger.OPEN_MATTER, clock.instant()),
                List.of(checkInAt(second, matter + 2, null, null, MONTH)));
        database.transaction().executeWithoutResult(status -> ledger.record(bySighting));
        return true;
    }

    private Ledger.Recorded record(Decision... decisions) {
        Sighting of = Sighting.byPoll(run, group.id(), Trigger.CLOSED_MATTER, clock.instant());
        return database.transaction().execute(status -> ledger.record(of, List.of(decisions)));
    }

    private List<String> states() {
        return database.client()
                .sql("SELECT state, reason_code FROM check_in ORDER BY matter_id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private static CheckIn checkIn(long matter, String email, String phone) {
        return checkInAt(1001, matter, email, phone, MONTH);
    }

    private static CheckIn checkInAt(long business, long matter, String email, String phone, Duration cooldown) {
        return new CheckIn(
                new Decision.Subject(matter, "Vega", LocalDate.parse("2026-10-30"), null, business, "Closed"),
                new CheckInRequest("Marisol Vega", email, phone, 0, "500777", Map.of()),
                new CheckIn.Person(email, phone),
                cooldown,
                Duration.ZERO);
    }
}
