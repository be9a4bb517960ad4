package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-up that is restored holds the ledger of then, and nobody is asked again who was asked since. */
abstract class BackUpSuite {

    private static final Fault REFUSAL_THAT_PASSES =
            Fault.status(429, "application/json", "{\"code\": 89, \"message\": \"slow down\"}", Map.of());
    private static final int BEFORE = 3;
    private static final int WAITING = 3;
    private static final int AFTERWARDS = 3;

    @TempDir
    protected Path folder;

    private final Firm firm = Firm.empty();
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Map<String, String> settings = new HashMap<>();
    private int people;

    /** Where the database is, if not in the folder. */
    protected abstract Map<String, String> database();

    /** Keeps a copy of the database of a service that is stopped. */
    protected abstract void backUp() throws Exception;

    /** Puts the copy in the database's place. */
    protected abstract void restore() throws Exception;

    @BeforeEach
    void configure() {
        settings.putAll(database());
        settings.putAll(Map.of(
                "clio.us.url", clio.url(),
                "checkin.url", receiver.url(),
                "poll.clock", "PT0.1S",
                "delivery.clock", "PT0.1S",
                "delivery.retry.first", "PT2S",
                "delivery.lookup.pause", "PT0.5S"));
        receiver.acceptKey("sandbox-key");
    }

    @AfterEach
    void close() {
        clio.close();
        receiver.close();
    }

    @Test
    void restoredItHasTheLedgerOfThenAndAsksNobodyAgainWhoWasAskedSince() throws Exception {
        Map<Long, String> then;
        try (TestService service = TestService.start(folder, settings)) {
            addFirm(service);
            addMatters(BEFORE);
            pollUntil(service, "SENT", BEFORE);
            receiver.faults().whenPath("checkin", Integer.MAX_VALUE, REFUSAL_THAT_PASSES);
            addMatters(WAITING);
            pollUntil(service, "PENDING", WAITING);
            then = ledger(service);
        }
        Instant backedUpAt = Instant.now();
        backUp();
        receiver.faults().clear();
        try (TestService service = TestService.start(folder, settings)) {
            addMatters(AFTERWARDS);
            pollUntil(service, "SENT", BEFORE + WAITING + AFTERWARDS);
        }
        restore();
        settings.put("database.restored-from", backedUpAt.toString());
        receiver.journal().clear();
        try (TestService service = TestService.start(folder, settings)) {
            assertThat(ledger(service).keySet()).isEqualTo(then.keySet());
            addMatters(1);
            pollUntil(service, "SENT", people);
            assertThat(receiver.journal().count("getCustomer")).isGreaterThanOrEqualTo(WAITING + AFTERWARDS);
        }
        assertThat(receiver.accepted())
                .extracting(AcceptedCheckIn::externalId)
                .hasSize(people)
                .doesNotHaveDuplicates();
    }

    private void addMatters(int amount) {
        for (int i = 0; i < amount; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY)
                    .client(Scene.person(people++))
                    .updatedAt(Instant.now())
                    .save();
        }
    }

    private void addFirm(TestService service) {
        Scene.ok(service.put("/integration/add/businessintegrationgroup", """
                {"parentBusinessNumber": 1001, "integrationSourceId": 2,
                 "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}"""));
        Scene.ok(service.put("/integration/business/1001", "{\"apiKey\": \"sandbox-key\"}"));
        Scene.ok(service.put(
                "/integration/businessintegrationgroup/1/connection",
                "{\"region\": \"US\", \"accessToken\": \"" + clio.accessToken() + "\"}"));
        Scene.ok(service.put("/integration/add/businessintegrationmapping", """
                {"businessNumber": 1001, "integrationGroupId": 1, "active": true}"""));
    }

    /** Has the firm polled out of turn and waits until so many are in this state. */
    private static void pollUntil(TestService service, String state, int amount) {
        long run = Scene.ok(service.post("/integration/businessintegrationmapping/1/run", null), 202)
                .get("runId")
                .asLong();
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            TestService.Answer answer = service.get("/integration/runs/" + run);
            return answer.status() == 200 && answer.json().get("state").asText().equals("DONE");
        });
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        ledger(service).values().stream().filter(state::equals).count() == amount);
    }

    private static Map<Long, String> ledger(TestService service) {
        Map<Long, String> ledger = new TreeMap<>();
        for (JsonNode row :
                Scene.ok(service.get("/integration/checkins?limit=1000")).get("data")) {
            ledger.put(row.get("matterId").asLong(), row.get("state").asText());
        }
        return ledger;
    }
}
