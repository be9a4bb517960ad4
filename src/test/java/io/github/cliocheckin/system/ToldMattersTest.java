package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.DeliveredWebhook;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clio tells of a matter by its webhook, and the matter is decided within seconds, just as its poll would decide it. */
class ToldMattersTest {

    private static final String CLOSED = "{\"triggerId\": 2, \"triggerTypeId\": 1}";
    private static final String BY_WEBHOOK = "{\"triggerId\": 81, \"triggerTypeId\": 2}";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();
    private Scene scene;
    private long mapping;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.with(firm, folder, Map.of("clio.hooks.clock", "PT0.1S", "clio.webhook.clock", "PT0.1S"));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** A connected group that Clio tells of these events. */
    private void told(String events, String... triggers) {
        scene.pausedGroup();
        Scene.ok(scene.service.post(
                "/integration/update/businessintegrationgroup?replaceTriggers=true",
                "{\"groupId\": " + scene.groupId + ", \"integrationGroupTriggers\": [" + String.join(",", triggers)
                        + "]}"));
        property("clio.webhook.events", events);
        scene.pause(false);
        mapping = Scene.ok(scene.service.get("/integration/businessintegrationmapping?groupId=" + scene.groupId))
                .get(0)
                .get("mappingId")
                .asLong();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> authorization().at("/webhooks/state").asText().equals("ENABLED"));
    }

    private JsonNode authorization() {
        return Scene.ok(scene.service.get("/integration/businessintegrationmapping/" + mapping + "/authorization"));
    }

    private void property(String key, String value) {
        Scene.ok(scene.service.patch(
                "/integration/businessintegrationgroup/" + scene.groupId,
                "{\"integrationGroupProperties\": [{\"propertyKey\": \"" + key + "\", \"propertyValue\": \"" + value
                        + "\"}]}"));
    }

    private long open(int person) {
        return firm.addMatter("Open", TODAY.minusDays(3))
                .client(Scene.person(person))
                .save();
    }

    private void close(long matter, LocalDate date) {
        firm.update(
                matter,
                changed -> changed.put("status", "Closed")
                        .put("close_date", date.toString())
                        .put("updated_at", scene.clock.instant().toString()));
    }

    /** Waits until every matter was read that Clio told of. */
    private void untilAllWereRead() {
        Database database = scene.service.bean("database", Database.class);
        await().until(() -> database.client()
                        .sql("SELECT COUNT(*) FROM clio_notice WHERE due_at IS NOT NULL")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    /** How often Clio was asked for matters by their ids. */
    private long reads() {
        return scene.clio.journal().entries().stream()
                .filter(entry -> entry.method().equals("GET"))
                .filter(entry -> entry.path().matches(".*/matters/\\d+\\.json")
                        || entry.query().containsKey("ids[]"))
                .count();
    }

    @Test
    void aClosedMatterIsDecidedWithinSecondsAndItsPollFindsNothingLeftToDo() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        long matter = open(1);
        close(matter, TODAY);
        scene.waitUntilRow(matter, "SENT");
        JsonNode row = scene.row(matter);
        assertThat(row.get("triggerId").asInt())
                .as("the polled trigger's own row")
                .isEqualTo(2);
        assertThat(scene.history(matter).get(0).get("cause").asText())
                .isEqualTo("queued after Clio told of the matter");
        scene.clock.moveOn(Duration.ofDays(1));
        scene.pollNow();
        assertThat(scene.rows()).hasSize(1);
        assertThat(scene.received()).containsExactly("700001");
    }

    @Test
    void oneDeliveryAHundredTimesAtOnceIsOneFetchAndOneRow() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        long matter = open(1);
        close(matter, TODAY);
        scene.waitUntilRow(matter, "SENT");
        DeliveredWebhook delivery = scene.clio.webhooks().delivered().stream()
                .filter(one -> one.event().equals("matter_closed"))
                .findFirst()
                .orElseThrow();
        assertThat(scene.clio.webhooks().replay(delivery, 100)).containsOnly(200);
        long other = open(2);
        close(other, TODAY);
        scene.waitUntilRow(other, "SENT");
        assertThat(reads()).as("one for each matter").isEqualTo(2);
        assertThat(scene.rows()).hasSize(2);
        assertThat(scene.received()).hasSize(2);
    }

    @Test
    void aBurstOfMattersIsReadInAFewQuestions() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        scene.pause(true);
        List<Long> matters = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            matters.add(open(i));
        }
        matters.forEach(matter -> close(matter, TODAY));
        scene.clio.webhooks().awaitDeliveries();
        scene.pause(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> scene.rows().size() == 300);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void aPollAndAWebhookOfTheSameMatterAtTheSameMomentAskOnce() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        for (int round = 1; round <= 15; round++) {
            long matter = open(round);
            CompletableFuture<Void> poll = CompletableFuture.runAsync(() -> scene.pollNow(mapping));
            close(matter, TODAY.minusDays(1));
            poll.join();
            scene.pollNow(mapping);
            scene.waitUntilRow(matter, "SENT");
        }
        scene.clio.webhooks().awaitDeliveries();
        scene.waitUntilDelivered();
        assertThat(scene.rows()).hasSize(15);
        assertThat(scene.received()).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedMatterIsTakenBack() {
        told("matter_closed", BY_WEBHOOK);
        property("customer.fetch.delay", "2");
        long gone = open(1);
        long kept = open(2);
        close(gone, TODAY);
        close(kept, TODAY);
        scene.waitUntilRow(gone, "PENDING");
        scene.waitUntilRow(kept, "PENDING");
        assertThat(scene.row(gone).get("triggerId").asInt()).isEqualTo(81);
        firm.remove(gone);
        scene.waitUntilRow(gone, "CANCELLED");
        assertThat(scene.history(gone))
                .extracting(change -> change.get("cause").asText())
                .contains("cancelled after Clio told that the matter is deleted");
        scene.clock.moveOn(Duration.ofDays(2).plusMinutes(1));
        scene.waitUntilRow(kept, "SENT");
        assertThat(scene.received()).containsExactly("700002");
    }

    @Test
    void onlyWhatItsPollWouldTakeTodayIsDecided() {
        told("matter_closed,matter_opened", CLOSED);
        scene.waitUntilPolled();
        long longAgo = open(1);
        long tomorrow = open(2);
        long today = open(3);
        close(longAgo, TODAY.minusDays(90));
        close(tomorrow, TODAY.plusDays(1));
        close(today, TODAY);
        scene.waitUntilRow(today, "SENT");
        scene.clio.webhooks().awaitDeliveries();
        untilAllWereRead();
        assertThat(scene.decided()).containsExactly(today);
    }

    @Test
    void aRowOfAnotherTriggerOpensNoWindow() {
        String opened = "{\"triggerId\": 23, \"triggerTypeId\": 1}";
        told("matter_closed,matter_opened", CLOSED, opened);
        scene.waitUntilPolled();
        long matter = firm.addMatter("Open", TODAY.minusYears(5))
                .client(Scene.person(1))
                .save();
        close(matter, TODAY);
        scene.waitUntilRow(matter, "SENT");
        scene.clock.moveOn(Duration.ofDays(40));
        firm.update(matter, changed -> changed.put("status", "Open"));
        scene.clio.webhooks().awaitDeliveries();
        untilAllWereRead();
        assertThat(reads()).isEqualTo(2);
        assertThat(scene.rows()).hasSize(1);
        assertThat(scene.received()).hasSize(1);
    }

    @Test
    void whereNoPollComesWhatIsDatedAheadIsNotLost() {
        told("matter_closed", BY_WEBHOOK);
        long matter = open(1);
        close(matter, TODAY.plusDays(1));
        scene.waitUntilRow(matter, "SENT");
    }

    @Test
    void aMatterThatIsInAnotherStatusByNowIsNoneOfTheEvents() {
        firm.addPicklistField("Location", List.of("Austin", "Norman"));
        told("matter_closed", CLOSED);
        scene.mapping(Scene.ENTERPRISE + 1, "Austin");
        scene.waitUntilPolled();
        scene.pause(true);
        long reopened = firm.addMatter("Open", TODAY)
                .client(Scene.person(1))
                .location("Austin")
                .save();
        long closed = firm.addMatter("Open", TODAY)
                .client(Scene.person(2))
                .location("Austin")
                .save();
        close(reopened, TODAY);
        close(closed, TODAY);
        scene.clio.webhooks().awaitDeliveries();
        firm.update(reopened, changed -> changed.put("status", "Open").putNull("close_date"));
        scene.pause(false);
        scene.waitUntilRow(closed, "SENT");
        assertThat(scene.decided()).containsExactly(closed);
    }

    @Test
    void aClioThatDoesNotAnswerIsAskedAgain() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        long matter = open(1);
        scene.clio.faults().whenPath("/matters.json", 1, Fault.html(503));
        close(matter, TODAY);
        await().until(() -> reads() == 1);
        scene.clock.moveOn(Duration.ofSeconds(40));
        scene.waitUntilRow(matter, "SENT");
    }

    @Test
    void whileTheGroupIsPausedNothingIsReadAndNothingIsLost() {
        told("matter_closed", CLOSED);
        scene.waitUntilPolled();
        scene.pause(true);
        long matter = open(1);
        close(matter, TODAY);
        scene.clio.webhooks().awaitDeliveries();
        await().during(Duration.ofMillis(500)).until(() -> reads() == 0);
        scene.pause(false);
        scene.waitUntilRow(matter, "SENT");
    }
}
