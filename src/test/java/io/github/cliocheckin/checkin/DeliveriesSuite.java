package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.integration.TestGroups;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.secret.TestVaults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How check-ins are taken in hand, on whatever database. */
abstract class DeliveriesSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private StoredGroup group;
    private long mapping;
    private Deliveries deliveries;

    DeliveriesSuite(TestDatabases kind) {
        super(kind);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @BeforeEach
    void configure() {
        group = StoredGroup.of(database, clock, 1001);
        mapping = group.mapping();
        deliveries = deliveries(true);
    }

    @Test
    void whatIsDueIsTakenInHandUntilTheLeaseEnds() {
        long id = pending(1);
        Delivery delivery = deliveries.claimDue().get(0);
        assertThat(delivery.id()).isEqualTo(id);
        assertThat(delivery.version()).isEqualTo(1);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.apiKey()).isEqualTo("key-1001");
        assertThat(delivery.businessNumber()).isEqualTo(1001);
        assertThat(delivery.groupId()).isEqualTo(group.id());
        assertThat(delivery.mappingId()).isEqualTo(mapping);
        assertThat(delivery.request()).isEqualTo(TestDeliveries.delivery().request());
        assertThat(delivery.leasedUntil()).isCloseTo(clock.instant().plus(LEASE), within(1, ChronoUnit.MILLIS));
        assertThat(Duration.between(delivery.attemptedAt(), delivery.leasedUntil()))
                .isEqualTo(LEASE);
        assertThat(rows("SELECT * FROM check_in").get(0))
                .containsEntry("state", "SENDING")
                .containsEntry("due_at", null);
        assertThat(history(id)).containsExactly("SENDING in hand to be sent");
    }

    @Test
    void whatAPersonHasSentIsOnlyTakenToBeReadAgain() {
        long id = pending(1);
        sql("UPDATE check_in SET read_again = TRUE");
        assertThat(deliveries.claimDue()).isEmpty();
        assertThat(deliveries.claimDueToReadAgain()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEqualTo(id);
            assertThat(delivery.asked().trigger()).isEqualTo(Trigger.CLOSED_MATTER);
        });
    }

    @Test
    void whatIsInHandOrNotDueIsNotTaken() {
        pending(1);
        long later = pending(2);
        sql(
                "UPDATE check_in SET due_at = ? WHERE id = ?",
                Times.column(clock.instant().plusSeconds(60)),
                later);
        assertThat(deliveries.claimDue()).hasSize(1);
        assertThat(deliveries.claimDue()).isEmpty();
        clock.pass(Duration.ofSeconds(60));
        assertThat(deliveries.claimDue()).extracting(Delivery::id).containsExactly(later);
    }

    @Test
    void theOldestDueComeFirstAndNotMoreThanAreSentAtATime() {
        for (int matter = 1; matter <= 20; matter++) {
            pending(matter);
        }
        long oldest = pending(21);
        sql(
                "UPDATE check_in SET due_at = ? WHERE id = ?",
                Times.column(clock.instant().minusSeconds(60)),
                oldest);
        List<Delivery> claimed = deliveries.claimDue();
        assertThat(claimed).hasSize(2).extracting(Delivery::id).contains(oldest);
        for (int more = 0; more < 9; more++) {
            assertThat(deliveries.claimDue()).hasSize(2);
        }
        assertThat(deliveries.claimDue()).hasSize(1);
    }

    @Test
    void severalNodesNeverHoldTheSameCheckIn() throws Exception {
        for (int time = 0; time < 10; time++) {
            for (int matter = 1; matter <= 12; matter++) {
                pending(100 * time + matter);
            }
            List<Delivery> claimed = Together.run(4, deliveries::claimDue).stream()
                    .flatMap(Collection::stream)
                    .toList();
            assertThat(claimed).extracting(Delivery::id).doesNotHaveDuplicates();
            assertThat(claimed).as("guard: something was claimed").isNotEmpty();
            while (!deliveries.claimDue().isEmpty()) {
                // what the others left
            }
            assertThat(single(Integer.class, "SELECT COUNT(*) FROM check_in WHERE state = 'PENDING'"))
                    .isZero();
        }
        assertThat(single(Integer.class, "SELECT MAX(attempts) FROM check_in")).isEqualTo(1);
        assertThat(single(Integer.class, "SELECT COUNT(*) FROM check_in_history"))
                .isEqualTo(120);
    }

    @Test
    void nothingIsTakenOfAPausedGroupOrMapping() {
        pending(1);
        sql("UPDATE integration_group SET paused = TRUE");
        assertThat(deliveries.claimDue()).isEmpty();
        sql("UPDATE integration_group SET paused = FALSE");
        sql("UPDATE integration_mapping SET paused_reason = 'the receiver refuses this location'");
        assertThat(deliveries.claimDue()).isEmpty();
        sql("UPDATE integration_mapping SET paused_reason = NULL, active = FALSE");
        assertThat(deliveries.claimDue()).as("its mapping is off").isEmpty();
        sql("UPDATE integration_mapping SET active = TRUE");
        sql("UPDATE integration_group SET beta = TRUE");
        assertThat(deliveries.claimDue()).as("in beta").isEmpty();
        sql("UPDATE integration_group SET beta = FALSE");
        assertThat(deliveries.claimDue()).hasSize(1);
    }

    @Test
    void nothingIsTakenWithoutAKeyUnlessTheEndpointNeedsNone() {
        pending(1);
        sql("UPDATE business SET api_key = NULL");
        assertThat(deliveries.claimDue()).isEmpty();
        Delivery delivery = deliveries(false).claimDue().get(0);
        assertThat(delivery.apiKey()).isNull();
    }

    @Test
    void aLocationWithoutAKeyUsesItsParents() {
        mapping = group.mapping(1002, TestGroups.DAILY, clock.instant());
        pending(1002, 1);
        assertThat(deliveries.claimDue()).extracting(Delivery::apiKey).containsExactly("key-1001");
        new Businesses(database.client(), TestVaults.OPEN).keepKey(1002, "own");
        pending(1002, 2);
        assertThat(deliveries.claimDue()).extracting(Delivery::apiKey).containsExactly("own");
    }

    @Test
    void aKeyLiesSealedInItsRow() {
        assertThat(single(String.class, "SELECT api_key FROM business"))
                .isNotBlank()
                .doesNotContain("key-1001");
    }

    @Test
    void aKeyOfAnotherRowIsNeverSentAndTheOthersAre() {
        mapping = group.mapping(1002, TestGroups.DAILY, clock.instant());
        Businesses businesses = new Businesses(database.client(), TestVaults.OPEN);
        businesses.keepKey(1002, "own");
        for (int matter = 1; matter <= 5; matter++) {
            pending(1002, matter);
        }
        long other = pending(1001, 6);
        sql("UPDATE business SET api_key = (SELECT k.api_key FROM business k WHERE k.business_number = 1001)");
        assertThat(deliveries.claimDue()).extracting(Delivery::id).containsExactly(other);
        assertThat(deliveries.claimDue()).as("the others wait").isEmpty();
        assertThat(rows("SELECT * FROM check_in WHERE state = 'PENDING' AND attempts = 0"))
                .hasSize(5);
        businesses.keepKey(1002, "given-anew");
        assertThat(deliveries.claimDue()).extracting(Delivery::apiKey).containsOnly("given-anew");
    }

    @Test
    void aKeyThatDidNotOpenIsTriedAgainLater() {
        long id = pending(1);
        Object sealed = rows("SELECT api_key FROM business").get(0).get("api_key");
        sql("UPDATE business SET api_key = 'sealed:other'");
        assertThat(deliveries.claimDue()).isEmpty();
        sql("UPDATE business SET api_key = ?", sealed);
        assertThat(deliveries.claimDue()).extracting(Delivery::id).containsExactly(id);
    }

    @Test
    void whileNoKeyCanBeOpenedNothingIsTakenInHand() {
        long id = pending(1);
        for (boolean keyNeeded : new boolean[] {true, false}) {
            Deliveries closed = new Deliveries(
                    database.client(),
                    database.transaction(),
                    new History(database.batch(), true),
                    TestVaults.closed(database),
                    Json.mapper(),
                    clock,
                    LEASE,
                    Duration.ofMinutes(1),
                    2,
                    keyNeeded);
            assertThat(closed.claimDue()).isEmpty();
            assertThat(closed.claimUnknown()).isEmpty();
        }
        assertThat(state(id)).isEqualTo("PENDING");
        assertThat(deliveries.claimDue()).hasSize(1);
    }

    @Test
    void whatWasHeldLongerThanItsLeaseBecomesUnknown() {
        long id = pending(1);
        deliveries.claimDue();
        clock.pass(LEASE);
        deliveries.giveUpEndedLeases();
        assertThat(state(id)).isEqualTo("SENDING");
        clock.pass(Duration.ofMillis(1));
        deliveries.giveUpEndedLeases();
        assertThat(state(id)).isEqualTo("UNKNOWN");
        assertThat(deliveries.claimDue()).as("not sent again unseen").isEmpty();
        assertThat(history(id))
                .containsExactly(
                        "SENDING in hand to be sent",
                        "UNKNOWN the node that had it in hand gave no word: it is looked up at the receiver");
        clock.pass(Duration.ofMillis(1));
        deliveries.giveUpEndedLeases();
        assertThat(history(id)).hasSize(2);
    }

    @Test
    void whatIsUnknownIsLookedUpByOneNodeAtATime() throws Exception {
        long id = pending(1);
        deliveries.claimDue();
        clock.pass(LEASE.plusSeconds(1));
        deliveries.giveUpEndedLeases();
        List<Delivery> claimed = Together.run(4, deliveries::claimUnknown).stream()
                .flatMap(Collection::stream)
                .toList();
        assertThat(claimed).extracting(Delivery::id).containsExactly(id);
        assertThat(claimed.get(0).attempts()).isEqualTo(1);
        assertThat(deliveries.claimUnknown()).isEmpty();
        clock.pass(LEASE);
        assertThat(deliveries.claimUnknown()).as("its node was lost").hasSize(1);
        assertThat(history(id)).as("a look-up is no change of state").hasSize(2);
    }

    @Test
    void whatNeedsNoKeyCannotBeLookedUp() {
        pending(1);
        sql("UPDATE check_in SET state = 'UNKNOWN'");
        assertThat(deliveries(false).claimUnknown()).isEmpty();
        sql("UPDATE business SET api_key = NULL");
        assertThat(deliveries.claimUnknown()).isEmpty();
    }

    @Test
    void whatWasHeldForHalfItsLeaseIsNotSentAnyMore() {
        pending(1);
        Delivery delivery = deliveries.claimDue().get(0);
        clock.pass(LEASE.dividedBy(2).minusSeconds(1));
        assertThat(deliveries.stillHeld(delivery)).isSameAs(delivery);
        clock.pass(Duration.ofSeconds(2));
        assertThatThrownBy(() -> deliveries.stillHeld(delivery)).isInstanceOf(LeaseEndedException.class);
    }

    @Test
    void afterABackUpWasRestoredWhatMayHaveBeenSentSinceIsLookedUpOnce() {
        Instant backedUpAt = clock.instant();
        long waiting = pending(1);
        clock.pass(Duration.ofHours(5));
        Restoration restoration =
                Restoration.of(database, new History(database.batch(), true), clock, Optional.of(backedUpAt));
        long decidedAgain = pending(2);
        assertThat(deliveries.claimDue()).as("before it is doubted").isEmpty();
        restoration.doubtWhatIsDue();
        assertThat(deliveries.claimUnknown()).extracting(Delivery::id).containsExactlyInAnyOrder(waiting, decidedAgain);
        assertThat(rows("SELECT attempted_at FROM check_in"))
                .as("the receiver is asked what happened since the back-up")
                .allSatisfy(
                        row -> assertThat(row.get("attempted_at").toString()).contains("2026-11-02"));
        assertThat(history(waiting)).singleElement().asString().contains("UNKNOWN it may have been sent");
        // The receiver knew of nobody
        sql("UPDATE check_in SET state = 'PENDING', due_at = ?", Times.column(clock.instant()));
        Restoration.of(database, new History(database.batch(), true), clock, Optional.of(backedUpAt))
                .doubtWhatIsDue();
        assertThat(deliveries.claimDue()).hasSize(2);
    }

    @Test
    void afterABackUpWasRestoredWhatCameLaterIsSentAsEver() {
        Restoration restoration = Restoration.of(
                database,
                new History(database.batch(), true),
                clock,
                Optional.of(clock.instant().minusSeconds(3600)));
        long id = pending(1);
        sql(
                "UPDATE check_in SET matter_date = ?",
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2));
        restoration.doubtWhatIsDue();
        assertThat(deliveries.claimDue()).extracting(Delivery::id).containsExactly(id);
    }

    @Test
    void aRestorationIsRememberedWithoutItsSetting() {
        Restoration.of(database, new History(database.batch(), true), clock, Optional.of(clock.instant()));
        long id = pending(1);
        clock.pass(Duration.ofSeconds(1));
        Restoration.of(database, new History(database.batch(), true), clock, Optional.empty())
                .doubtWhatIsDue();
        assertThat(state(id)).isEqualTo("UNKNOWN");
    }

    private Deliveries deliveries(boolean keyNeeded) {
        return new Deliveries(
                database.client(),
                database.transaction(),
                new History(database.batch(), true),
                TestVaults.OPEN,
                Json.mapper(),
                clock,
                LEASE,
                Duration.ofMinutes(1),
                2,
                keyNeeded);
    }

    private long pending(long matter) {
        return pending(1001, matter);
    }

    private long pending(long business, long matter) {
        sql(
                "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id, state, request,"
                        + " due_at, decided_at) VALUES (?, ?, ?, 2, ?, 'PENDING', ?, ?, ?)",
                group.id(),
                mapping,
                business,
                matter,
                "{\"name\":\"Marisol Vega\",\"emailId\":\"m.vega@example.com\",\"phone\":\"5125550123\",\"smsEnabled\":1,"
                        + "\"externalId\":\"500777\",\"additionalParams\":{\"Integration Trigger\":\"Closed Matter\"}}",
                Times.column(clock.instant()),
                Times.column(clock.instant()));
        return Objects.requireNonNull(single(Long.class, "SELECT id FROM check_in WHERE matter_id = ?", matter));
    }

    private String state(long id) {
        return single(String.class, "SELECT state FROM check_in WHERE id = ?", id);
    }

    private List<String> history(long id) {
        return rows("SELECT state, cause FROM check_in_history WHERE check_in_id = ? ORDER BY id", id).stream()
                .map((Map<String, Object> row) -> row.get("state") + " " + row.get("cause"))
                .toList();
    }
}
