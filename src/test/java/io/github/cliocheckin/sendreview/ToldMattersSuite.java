package io.github.cliocheckin.sendreview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.clio.TestMatter;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.TestApps;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.Picklists;
import io.github.cliocheckin.notice.MatterEvent;
import io.github.cliocheckin.notice.Notice;
import io.github.cliocheckin.notice.Notices;
import io.github.cliocheckin.poll.FieldBindings;
import io.github.cliocheckin.poll.PollPlan;
import io.github.cliocheckin.secret.TestVaults;
import io.github.cliocheckin.sendreview.ToldMatters.Claimed;
import io.github.cliocheckin.sendreview.ToldMatters.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a told matter in hand, and when it is let go of, on whatever database. */
abstract class ToldMattersSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private StoredGroup group;
    private Notices notices;
    private MatterReadings readings;
    private ToldMatters told;

    ToldMattersSuite(TestDatabases kind) {
        super(kind);
    }

    @AfterEach
    void eachChangeIsToldOnce() {
        assertEachChangeIsToldOnce();
    }

    @BeforeEach
    void configure() {
        group = StoredGroup.of(database, clock, 1001);
        Changes changes = new Changes(database.transaction());
        notices = new Notices(database.batch(), changes, clock);
        Groups groups = new Groups(database.client());
        FieldBindings bindings = new FieldBindings(database.client());
        readings = new MatterReadings(
                groups,
                bindings,
                new Connections(database.client(), TestVaults.OPEN, clock),
                TestApps.registered(),
                new ClioAnswers(new ClioBudget(clock), clock),
                new Picklists(clock),
                clock);
        told = new ToldMatters(
                database.client(),
                database.batch(),
                changes,
                groups,
                readings,
                new PollPlan(database.client(), database.transaction(), groups, clock),
                TestLedger.thatDecides(database, clock),
                bindings,
                new RetrySchedule(Duration.ofSeconds(30), Duration.ofHours(1), new Random(412)),
                LEASE,
                clock);
    }

    @Test
    void oneOfManyHasTheMattersInHand() throws Exception {
        for (int round = 0; round < 20; round++) {
            tell(900 + round, "1");
            assertThat(Together.run(4, () -> told.claim(group.id())).stream().filter(Objects::nonNull))
                    .hasSize(1);
        }
    }

    @Test
    void whatWasReadIsLetGoOfAndTheSameDeliveryBringsItNotBack() {
        tell(900, "1");
        read(claimed());
        assertThat(told.claim(group.id())).isNull();
        tell(900, "1");
        assertThat(told.claim(group.id())).isNull();
        tell(900, "2");
        assertThat(claimed().matters()).extracting(Told::matterId).containsExactly(900L);
    }

    @Test
    void whatIsToldOfOnceMoreWhileItIsReadIsReadOnceMore() {
        tell(900, "1");
        Claimed inHand = claimed();
        tell(900, "2");
        read(inHand);
        assertThat(claimed().matters()).extracting(Told::told).containsExactly(2);
    }

    @Test
    void whoDiesWithThemLosesThem() {
        tell(900, "1");
        claimed();
        assertThat(told.claim(group.id())).isNull();
        clock.pass(LEASE);
        assertThat(claimed().matters()).hasSize(1);
    }

    @Test
    void notMoreAreTakenThanClioGivesOnAPage() {
        for (int matter = 1; matter <= 203; matter++) {
            tell(matter, "1");
        }
        assertThat(claimed().matters()).hasSize(200);
        assertThat(claimed().matters()).hasSize(3);
    }

    @Test
    void afterAFailureTheyWaitLongerEachTime() {
        tell(900, "1");
        told.putOff(claimed(), new ClioUnavailableException("Clio answered 503"));
        assertThat(told.claim(group.id())).isNull();
        clock.pass(Duration.ofSeconds(30));
        Claimed second = claimed();
        assertThat(second.matters()).extracting(Told::attempts).containsExactly(2);
    }

    @Test
    void waitingForCliosRateLimitIsNoFailure() {
        tell(900, "1");
        told.putOff(claimed(), ClioBusyException.renewing(clock.instant().plusSeconds(7)));
        assertThat(told.claim(group.id())).isNull();
        clock.pass(Duration.ofSeconds(7));
        assertThat(claimed().matters()).extracting(Told::attempts).containsExactly(1);
    }

    @Test
    void oneThatAllFailByHoldsTheOthersUpOnlySoLong() {
        tell(900, "1");
        tell(901, "1");
        for (int failure = 1; failure <= 6; failure++) {
            told.putOff(claimed(), new IllegalStateException("a rule of the operator's own"));
            clock.pass(Duration.ofHours(1));
        }
        tell(902, "1");
        assertThat(claimed().matters()).extracting(Told::matterId).containsExactly(902L);
        assertThat(claimed().matters()).hasSize(1);
        assertThat(claimed().matters()).hasSize(1);
        assertThat(told.claim(group.id())).isNull();
    }

    @Test
    void aDeletionTakesBackWhatWaitsAndStaysWhileANodeHasTheRestInHand() {
        checkIn(900, 0, "PENDING");
        checkIn(900, 1, "SENDING");
        notices.put(List.of(notice(900, MatterEvent.DELETED, "2")));
        read(claimed());
        assertThat(states(900)).containsExactly("CANCELLED", "SENDING");
        sql("UPDATE check_in SET state = 'PENDING' WHERE state = 'SENDING'");
        clock.pass(LEASE);
        read(claimed());
        assertThat(states(900)).containsExactly("CANCELLED", "CANCELLED");
        clock.pass(LEASE);
        assertThat(told.claim(group.id())).isNull();
    }

    @Test
    void aDeletionTakesBackWhatFailedAndLeavesWhatMayHaveBeenSent() {
        checkIn(900, 0, "UNKNOWN");
        checkIn(900, 1, "FAILED");
        notices.put(List.of(notice(900, MatterEvent.DELETED, "2")));
        read(claimed());
        assertThat(states(900)).containsExactly("UNKNOWN", "CANCELLED");
        clock.pass(LEASE);
        assertThat(told.claim(group.id())).as("nothing of it is under way").isNull();
    }

    @Test
    void whatClioTellsIsDecidedThoughAPersonAskedForSomethingElse() {
        group.triggers(Trigger.CLOSED_MATTER, Trigger.OPEN_MATTER);
        sql(
                "INSERT INTO integration_group_property (group_id, property_key, property_value)"
                        + " VALUES (?, 'clio.webhook.events', 'matter_closed,matter_opened')",
                group.id());
        restricted(900, 23, 0, "NO_VALID_CONTACT");
        restricted(901, 23, 0, "NO_VALID_CONTACT");
        tell(900, "1");
        ask(900);
        ask(901);
        MatterReading reading = told.toBeRead(claimed());
        assertThat(reading.trigger(TestMatter.closed(900, "2026-11-02").matter()))
                .isEqualTo(Trigger.CLOSED_MATTER);
        assertThat(reading.trigger(TestMatter.closed(901, "2026-11-02").matter()))
                .as("nobody told that it was closed")
                .isNull();
    }

    @Test
    void whatClioToldIsReadBeforeWhatPeopleAskFor() {
        for (int matter = 1; matter <= 200; matter++) {
            ask(matter);
        }
        tell(900, "1");
        ask(901);
        assertThat(claimed().matters())
                .extracting(Told::matterId)
                .contains(900L)
                .doesNotContain(901L);
    }

    @Test
    void whatWasReadIsHeardOfNoMore() {
        tell(900, "1");
        read(claimed());
        ask(900);
        assertThat(claimed().matters()).extracting(Told::isHeard).containsExactly(false);
        tell(900, "2");
        assertThat(claimed().matters()).extracting(Told::isHeard).containsExactly(true);
    }

    @Test
    void whatWasReopenedIsNoPartOfWhatAPersonAskedFor() {
        group.triggers(Trigger.CLOSED_MATTER, Trigger.MATTER_WEBHOOK);
        restricted(900, 2, 0, "NO_VALID_CONTACT");
        restricted(900, 81, 0, "MATTER_REOPENED");
        ask(900);
        read(claimed());
        assertThat(rows("SELECT reason_code FROM check_in ORDER BY trigger_id"))
                .extracting(row -> row.get("reason_code"))
                .as("Clio hides the matter by now")
                .containsExactly("MATTER_NOT_SHOWN", "MATTER_REOPENED");
    }

    @Test
    void whoeverAskedInVainFindsOutWhy() {
        group.triggers(Trigger.CLOSED_MATTER);
        restricted(900, 2, 0, "NO_VALID_CONTACT");
        restricted(901, 22, 0, "NO_VALID_CONTACT");
        ask(900);
        ask(901);
        read(claimed(), 900L, 901L);
        assertThat(rows("SELECT state, cause, changed_by FROM check_in_history"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.get("state")).isEqualTo("RESTRICTED");
                    assertThat(line.get("cause").toString()).contains("left as it is");
                    assertThat(line.get("changed_by")).isEqualTo("user anna");
                });
        assertThat(told.claim(group.id())).isNull();
    }

    @Test
    void aDeletionOfAMatterThatClioShowsTakesNothingBack() {
        checkIn(900, 0, "PENDING");
        notices.put(List.of(notice(900, MatterEvent.DELETED, "2")));
        read(claimed(), 900L);
        assertThat(states(900)).containsExactly("PENDING");
    }

    private void tell(long matter, String etag) {
        notices.put(List.of(notice(matter, MatterEvent.MATTER_CLOSED, etag)));
    }

    private Notice notice(long matter, MatterEvent event, String etag) {
        return new Notice(group.id(), matter, event, etag, clock.instant());
    }

    private Claimed claimed() {
        return Objects.requireNonNull(told.claim(group.id()));
    }

    /** Clio showed these of them, and nothing was decided for them. */
    private void read(Claimed claimed, Long... shown) {
        MatterReading reading = told.toBeRead(claimed);
        told.commit(
                claimed,
                new MatterReading(
                        reading.group(),
                        reading.clio(),
                        reading.fields(),
                        reading.begunAt(),
                        reading.ids(),
                        false,
                        Set.of(shown),
                        List.of(),
                        false,
                        reading.triggers(),
                        reading.wanted()),
                List.of());
    }

    /** A person wants the matter decided again. */
    private void ask(long matter) {
        database.client()
                .sql(Sql.named("put-notice-of-person"))
                .param("groupId", group.id())
                .param("matterId", matter)
                .param("by", "user anna")
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private void restricted(long matter, int trigger, int occurrence, String reason) {
        sql(
                "INSERT INTO check_in (group_id, trigger_id, matter_id, occurrence, state, reason_code, decided_at)"
                        + " VALUES (?, ?, ?, ?, 'RESTRICTED', ?, ?)",
                group.id(),
                trigger,
                matter,
                occurrence,
                reason,
                Times.column(Instant.EPOCH));
    }

    private void checkIn(long matter, int occurrence, String state) {
        sql(
                "INSERT INTO check_in (group_id, trigger_id, matter_id, occurrence, state, decided_at)"
                        + " VALUES (?, 2, ?, ?, ?, ?)",
                group.id(),
                matter,
                occurrence,
                state,
                Times.column(Instant.EPOCH));
    }

    private List<String> states(long matter) {
        return rows("SELECT state FROM check_in WHERE matter_id = ? ORDER BY occurrence", matter).stream()
                .map(row -> row.get("state").toString())
                .toList();
    }
}
