package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A firm at a sandbox Clio, a sandbox receiver, and the whole service between them, spoken to over HTTP only. */
final class Scene implements AutoCloseable {

    static final long ENTERPRISE = 149451644517222L;
    static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    final Firm firm;
    final SandboxClio clio;
    final SandboxReceiver receiver;
    final MovableClock clock = new MovableClock();
    final TestService service;
    long groupId;

    /** Starts the service with settings and a clock. */
    interface Start {
        TestService with(Map<String, String> settings, MovableClock clock) throws Exception;
    }

    private Scene(Firm firm, Map<String, String> settings, Start start) throws Exception {
        this.firm = firm;
        clio = SandboxClio.start(0, firm);
        receiver = SandboxReceiver.start(0);
        Map<String, String> all = new HashMap<>(Map.of(
                "clio.us.url", clio.url(),
                "checkin.url", receiver.url(),
                "poll.clock", "PT0.1S",
                "delivery.clock", "PT0.1S",
                "poll.retry.first", "PT1S",
                "delivery.retry.first", "PT1S",
                "delivery.response-timeout", "PT2S",
                "delivery.connect-timeout", "PT2S",
                "delivery.lookup.pause", "PT1S"));
        all.putAll(settings);
        // Null leaves a setting to the file of the home
        all.values().removeIf(Objects::isNull);
        service = start.with(all, clock);
    }

    static Scene with(Firm firm, Path folder) throws Exception {
        return with(firm, folder, Map.of());
    }

    static Scene with(Firm firm, Path folder, Map<String, String> settings) throws Exception {
        return with(firm, Path.of("."), folder, settings);
    }

    /** The same with the routes of another folder. */
    static Scene with(Firm firm, Path home, Path folder, Map<String, String> settings) throws Exception {
        return with(
                firm,
                settings,
                (all, clock) -> TestService.start(home, folder, all, main -> main.bind("clock", clock)));
    }

    /** The same with the service in whatever it is started in. */
    static Scene with(Firm firm, Map<String, String> settings, Start start) throws Exception {
        return new Scene(firm, settings, start);
    }

    /** A person of the firm's with a valid e-mail address and phone number, different for each number. */
    static SandboxClient person(int number) {
        return SandboxClient.person(
                700_000 + number,
                "Robin",
                "Client" + number,
                "robin" + number + "@mail.test",
                "+1 512 555 " + "%04d".formatted(number));
    }

    /** A connected group for closed matters; with locations, a mapping for each, else one for the whole firm. */
    Scene connectedGroup(String... locations) {
        pausedGroup(locations);
        pause(false);
        return this;
    }

    /** A paused group with one mapping and without a connection; the mapping's id. */
    long unconnectedGroup() {
        addGroup();
        return mapping(ENTERPRISE, null);
    }

    /** A connected group in which nothing happens until it is taken out of pause. */
    void pausedGroup(String... locations) {
        addGroup();
        connect(clio.accessToken());
        if (locations.length == 0) {
            mapping(ENTERPRISE, null);
        }
        for (int i = 0; i < locations.length; i++) {
            mapping(ENTERPRISE + 1 + i, locations[i]);
        }
    }

    private void addGroup() {
        groupId = ok(service.put("/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": %d, "integrationSourceId": 2,
                         "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}""".formatted(ENTERPRISE)))
                .get("groupId")
                .asLong();
        pause(true);
        ok(service.put("/integration/business/" + ENTERPRISE, "{\"apiKey\": \"sandbox-key\"}"));
    }

    void connect(String accessToken) {
        ok(service.put(
                "/integration/businessintegrationgroup/" + groupId + "/connection",
                "{\"region\": \"US\", \"accessToken\": \"" + accessToken + "\"}"));
    }

    void pause(boolean paused) {
        ok(service.patch("/integration/businessintegrationgroup/" + groupId, "{\"paused\": " + paused + "}"));
    }

    long mapping(long businessNumber, String location) {
        String properties = location == null
                ? ""
                : ", \"integrationProperties\": [{\"propertyKey\": \"clio.location.name\", \"propertyValue\": \""
                        + location + "\"}]";
        return ok(service.put(
                        "/integration/add/businessintegrationmapping",
                        "{\"businessNumber\": " + businessNumber + ", \"integrationGroupId\": " + groupId
                                + ", \"active\": true" + properties + "}"))
                .get("mappingId")
                .asLong();
    }

    /** Waits until every run so far is over. */
    void waitUntilPolled() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !runs().isEmpty()
                        && runs().stream()
                                .allMatch(run -> run.get("state").asText().equals("DONE")));
    }

    /** Has every mapping polled out of turn and waits until that is done. */
    void pollNow() {
        list(ok(service.get("/integration/businessintegrationmapping?groupId=" + groupId)))
                .forEach(mapping -> pollNow(mapping.get("mappingId").asLong()));
    }

    /** Has one mapping polled out of turn and waits until that is done. */
    void pollNow(long mappingId) {
        TestService.Answer answer = service.post("/integration/businessintegrationmapping/" + mappingId + "/run", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        long runId = answer.json().get("runId").asLong();
        waitUntilRun(runId, run -> run.get("state").asText().equals("DONE"));
    }

    JsonNode waitUntilRun(long runId, Predicate<JsonNode> condition) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> service.get("/integration/runs/" + runId),
                        // Before the clock's next tick there may be no such run yet
                        answer -> answer.status() == 200 && condition.test(answer.json()))
                .json();
    }

    List<JsonNode> runs() {
        return list(ok(service.get("/integration/runs")).get("data"));
    }

    JsonNode lastRun() {
        return runs().get(0);
    }

    /** Waits until nothing is left to be sent. */
    void waitUntilDelivered() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows().stream()
                        .noneMatch(row -> List.of("PENDING", "SENDING")
                                .contains(row.get("state").asText())));
    }

    List<JsonNode> rows() {
        return list(ok(service.get("/integration/checkins?limit=1000")).get("data"));
    }

    /** The matters that have a row, whatever became of them. */
    List<Long> decided() {
        return rows().stream().map(row -> row.get("matterId").asLong()).sorted().toList();
    }

    /** The ledger's row of a matter. */
    JsonNode row(long matterId) {
        return find(matterId).orElseThrow(() -> new AssertionError("There is no row of matter " + matterId));
    }

    private Optional<JsonNode> find(long matterId) {
        return list(ok(service.get("/integration/checkins?matterId=" + matterId))
                        .get("data"))
                .stream()
                .findFirst();
    }

    void waitUntilRow(long matterId, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> find(matterId)
                        .filter(row -> row.get("state").asText().equals(state))
                        .isPresent());
    }

    List<JsonNode> history(long matterId) {
        return list(ok(service.get(
                        "/integration/checkins/" + row(matterId).get("id").asLong()))
                .get("history"));
    }

    String reason(long matterId) {
        return row(matterId).path("reason").path("code").asText();
    }

    /** Who arrived at the receiver, by the client's id in Clio. */
    List<String> received() {
        return receiver.accepted().stream().map(AcceptedCheckIn::externalId).toList();
    }

    /** How many questions Clio got about a path. */
    long questions(String path) {
        return clio.journal().count(path);
    }

    static JsonNode ok(TestService.Answer answer) {
        return ok(answer, 200);
    }

    static JsonNode ok(TestService.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        service.close();
        clio.close();
        receiver.close();
    }
}
