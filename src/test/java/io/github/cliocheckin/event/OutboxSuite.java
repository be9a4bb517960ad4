package io.github.cliocheckin.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.checkin.TestLedger;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events wait until they were handed on, and go out in their order from one node at a time. */
abstract class OutboxSuite extends StorageSuite {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private Outbox outbox;
    private long checkIn;

    OutboxSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void decide() {
        // The lease that another test left is over
        clock.pass(LEASE.multipliedBy(100));
        sql("UPDATE event_publisher SET claimed_until = ?", Times.column(clock.instant()));
        outbox = outbox(false);
        checkIn = TestLedger.ofNewGroup(database.client(), 1001).add("PENDING", null, "2026-10-30");
        sql("UPDATE check_in SET request = '{\"name\":\"Ada\",\"emailId\":\"ada@mail.test\",\"smsEnabled\":0}'");
    }

    @Test
    void anEventTellsTheCheckInAsTheChangeLeftItAndNobody() {
        changed(3, "RESTRICTED", "NO_VALID_CONTACT");
        JsonNode event = Json.mapper().valueToTree(outbox.claim().get(0).content());
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(checkIn + "-3");
        assertThat(event.get("source").asText()).isEqualTo("https://reviews.test");
        assertThat(event.get("type").asText()).isEqualTo("io.github.cliocheckin.checkin.restricted");
        assertThat(event.get("subject").asText()).isEqualTo("checkins/" + checkIn);
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.at("/data/state").asText()).isEqualTo("RESTRICTED");
        assertThat(event.at("/data/reasonCode").asText()).isEqualTo("NO_VALID_CONTACT");
        assertThat(event.toString()).doesNotContain("Ada", "ada@", "Smith", "secret reason");
    }

    @Test
    void aPersonIsNamedOnlyWhereThatIsAllowed() {
        changed(3, "RESTRICTED", "NO_VALID_CONTACT");
        JsonNode event = Json.mapper().valueToTree(outbox(true).claim().get(0).content());
        assertThat(event.at("/data/personal").toString())
                .isEqualTo("{\"name\":\"Ada\",\"email\":\"ada@mail.test\",\"matterNumber\":\"00001-Smith\","
                        + "\"reasonText\":\"secret reason\"}");
    }

    @Test
    void eventsComeOldestFirstUntilTheyAreRemoved() {
        changed(1, "PENDING", null);
        changed(2, "SENDING", null);
        List<Event> events = outbox.claim();
        assertThat(events).extracting(event -> event.content().data().version()).containsExactly(1, 2);
        outbox.remove(List.of(events.get(0).sent()));
        assertThat(outbox.claim())
                .extracting(event -> event.content().data().version())
                .containsExactly(2);
    }

    @Test
    void aFailureKeepsWhatWasNotSentAndIsWaitedAfter() {
        changed(1, "PENDING", null);
        changed(2, "SENDING", null);
        outbox.putOff(List.of(outbox.claim().get(0).sent()), new IllegalStateException("no broker"));
        assertThat(outbox.claim()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(outbox.claim())
                .extracting(event -> event.content().data().version())
                .containsExactly(2);
    }

    @Test
    void oneNodeAtATimeHandsThemOnUntilItsLeaseEndsOrItFails() {
        changed(1, "PENDING", null);
        Outbox other = outbox(false);
        assertThat(outbox.claim()).hasSize(1);
        assertThat(other.claim()).isEmpty();
        clock.pass(LEASE);
        assertThat(outbox.isHeld()).isFalse();
        assertThat(other.claim()).hasSize(1);
        assertThat(outbox.claim()).isEmpty();
        other.putOff(List.of(), new IllegalStateException("no broker"));
        assertThat(outbox.claim()).hasSize(1);
    }

    private Outbox outbox(boolean personalData) {
        RetrySchedule retry = new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(15), new Random(412));
        return new Outbox(
                database.client(),
                Json.mapper(),
                clock,
                LEASE,
                retry,
                new Outbox.Telling(URI.create("https://reviews.test"), personalData));
    }

    private void changed(int version, String state, String reason) {
        sql(
                "INSERT INTO event_outbox (check_in_id, version, changed_at, state, cause, reason_code, reason_text,"
                        + " attempts) VALUES (?, ?, ?, ?, 'because', ?, 'secret reason', 0)",
                checkIn,
                version,
                Times.column(clock.instant()),
                state,
                reason);
    }
}
