package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the receiver does, a client is sent once, or it shows why not. */
class DeliveryTest {

    private static final String CHECK_IN = "/v1/customer/checkin";

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();

    static Stream<Fault> refusalsThatPass() {
        return Stream.of(
                refusal(429, 89),
                refusal(400, 1541),
                Fault.status(429, "text/html", "<html>slow down</html>", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("refusalsThatPass")
    void aRateLimitIsWaitedOut(Fault refusal) throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().next(2, refusal);
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.row(matter).get("attempts").asInt()).isEqualTo(3);
            assertThat(scene.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1087, 1088})
    void aRefusedEmailAddressIsLeftOutAndThePhoneServes(int code) throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().next(1, refusal(400, code));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.receiver.accepted()).singleElement().satisfies(accepted -> {
                assertThat(accepted.emailId()).isNull();
                assertThat(accepted.phone()).isEqualTo("5125550001");
                assertThat(accepted.smsEnabled()).isEqualTo(1);
            });
        }
    }

    @Test
    void aRefusedPhoneNumberIsLeftOutAndTheEmailAddressServes() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().next(1, refusal(400, 1055));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.receiver.accepted()).singleElement().satisfies(accepted -> {
                assertThat(accepted.emailId()).isEqualTo("robin1@mail.test");
                assertThat(accepted.phone()).isNull();
                assertThat(accepted.smsEnabled()).isZero();
            });
        }
    }

    @Test
    void onlyOneChannelIsTakenAway() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().next(2, refusal(400, 1088));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "RESTRICTED");
            assertThat(scene.reason(matter)).isEqualTo("CHECKIN_REJECTED");
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(2);
        }
    }

    @Test
    void aRefusalForGoodIsARestrictionWithTheReceiversWords() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().next(1, refusal(400, 1086));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "RESTRICTED");
            assertThat(scene.reason(matter)).isEqualTo("CHECKIN_REJECTED");
            assertThat(scene.row(matter).get("reason").get("text").asText()).contains("1086", "because");
        }
    }

    @Test
    void aLocationThatTheReceiverDoesNotKnowIsPausedAndTheOthersGoOn() throws Exception {
        List<Long> austin = List.of(closedAt("Austin", 1), closedAt("Austin", 2));
        long norman = closedAt("Norman", 3);
        try (Scene scene = Scene.with(firm, folder, Map.of("checkin.concurrency", "1"))) {
            scene.receiver.knownBusinesses(Scene.ENTERPRISE + 2);
            scene.connectedGroup("Austin", "Norman");
            scene.waitUntilRow(norman, "SENT");
            JsonNode mapping = await().until(() -> mapping(scene, 0), found -> found.hasNonNull("pausedReason"));
            assertThat(mapping.get("pausedReason").asText()).contains("1175");
            assertThat(scene.row(austin.get(0)).get("state").asText()).isEqualTo("PENDING");

            scene.receiver.knownBusinesses(Scene.ENTERPRISE + 1, Scene.ENTERPRISE + 2);
            Scene.ok(scene.service.patch(
                    "/integration/businessintegrationmapping/"
                            + mapping.get("mappingId").asLong(),
                    "{\"active\": true}"));
            austin.forEach(matter -> scene.waitUntilRow(matter, "SENT"));
            assertThat(scene.received()).doesNotHaveDuplicates().hasSize(3);
        }
    }

    @Test
    void aWrongKeyPausesTheGroupUntilAPersonMendsIt() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.pausedGroup();
            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"wrong\"}"));
            scene.pause(false);
            await().until(() -> group(scene).get("paused").asBoolean());
            assertThat(group(scene).get("pausedReason").asText()).contains("key", "1161");
            assertThat(scene.received()).isEmpty();

            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"sandbox-key\"}"));
            scene.pause(false);
            scene.waitUntilRow(matter, "SENT");
        }
    }

    static Stream<Fault> answersThatNeverComeThoughItWasAccepted() {
        return Stream.of(Fault.acceptAndNeverAnswer(), Fault.cutAfter(), Fault.truncate());
    }

    @ParameterizedTest
    @MethodSource("answersThatNeverComeThoughItWasAccepted")
    void whatWasAcceptedWithoutAnAnswerIsFoundAndNotSentAgain(Fault fault) throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().whenPath(CHECK_IN, 1, fault);
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).hasSize(1);
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(1);
            assertThat(scene.history(matter))
                    .extracting(line -> line.get("state").asText())
                    .containsExactly("PENDING", "SENDING", "UNKNOWN", "SENT");
            assertThat(scene.row(matter).get("customerId").asText())
                    .isEqualTo(scene.receiver.accepted().get(0).customerId());
        }
    }

    static Stream<Fault> answersThatNeverComeAndNothingWasAccepted() {
        return Stream.of(
                Fault.neverAnswer(),
                Fault.cut(),
                Fault.html(500),
                Fault.status(503, "application/json", "{\"code\":1,\"message\":\"later\"}", Map.of()),
                Fault.body("{}"),
                Fault.status(302, "text/html", "", Map.of("Location", "http://127.0.0.1:1/elsewhere")));
    }

    @ParameterizedTest
    @MethodSource("answersThatNeverComeAndNothingWasAccepted")
    void whatNeverArrivedIsLookedUpAndThenSentOnce(Fault fault) throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.receiver.faults().whenPath(CHECK_IN, 1, fault);
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).hasSize(1);
            assertThat(scene.history(matter))
                    .extracting(line -> line.get("state").asText())
                    .containsExactly("PENDING", "SENDING", "UNKNOWN", "PENDING", "SENDING", "SENT");
            // Looked up by e-mail and by phone, for people share them
            assertThat(scene.receiver.journal().count("/getCustomer")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("lookUpsThatFail")
    void aLookUpThatFailsSettlesNothing(String path, Fault fault) throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder, Map.of("delivery.lookup.pause", "PT0.2S"))) {
            scene.receiver.faults().whenPath(CHECK_IN, 1, Fault.cutAfter());
            scene.receiver.faults().whenPath(path, 2, fault);
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).hasSize(1);
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(1);
            assertThat(scene.history(matter))
                    .extracting(line -> line.get("state").asText())
                    .startsWith("PENDING", "SENDING", "UNKNOWN", "UNKNOWN")
                    .doesNotContainSequence("UNKNOWN", "PENDING")
                    .endsWith("SENT");
        }
    }

    static Stream<Arguments> lookUpsThatFail() {
        return Stream.of("/getCustomer", "/customer/history")
                .flatMap(path -> Stream.of(
                        Arguments.of(path, refusal(500, 1)),
                        Arguments.of(path, Fault.html(503)),
                        Arguments.of(path, refusal(429, 89)),
                        Arguments.of(path, Fault.cut())));
    }

    @Test
    void whatTheLookUpCannotSettleIsShownAndNotGuessed() throws Exception {
        long matter = closed(1);
        Map<String, String> settings = Map.of("delivery.lookup.pause", "PT0.2S", "delivery.lookup.attempts", "2");
        try (Scene scene = Scene.with(firm, folder, settings)) {
            // The person is known to the receiver from long ago, and its log shows nothing new
            scene.receiver.faults().whenPath(CHECK_IN, 1, Fault.neverAnswer());
            scene.receiver
                    .faults()
                    .whenPath("/getCustomer", 100, Fault.body("{\"id\": 5, \"created\": 1262304000000}"));
            scene.receiver.faults().whenPath("/customer/history", 100, Fault.body("[]"));
            scene.connectedGroup();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> scene.rows().stream()
                            .anyMatch(row -> row.get("state").asText().equals("UNKNOWN")
                                    && row.get("dueAt").isNull()));
            assertThat(scene.received()).isEmpty();
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(1);
            assertThat(scene.history(matter)
                            .get(scene.history(matter).size() - 1)
                            .get("cause")
                            .asText())
                    .contains("shows nothing");
        }
    }

    @Test
    void aReceiverThatCannotBeReachedGetsEverythingOnceItIsBack() throws Exception {
        List<Long> matters = IntStream.range(0, 20).mapToObj(this::closed).toList();
        int port = TestService.freePort();
        try (Scene scene = Scene.with(firm, folder, Map.of("checkin.url", "http://127.0.0.1:" + port))) {
            scene.connectedGroup();
            await().until(() -> scene.rows().size() == 20
                    && scene.rows().stream().allMatch(row -> row.get("attempts").asInt() > 0));
            try (SandboxReceiver back = SandboxReceiver.start(port)) {
                matters.forEach(matter -> scene.waitUntilRow(matter, "SENT"));
                assertThat(back.accepted()).hasSize(20);
                assertThat(back.journal().count("/getCustomer")).isZero();
            }
        }
    }

    @Test
    void withoutAKeyNothingIsSentAndNothingIsLost() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.pausedGroup();
            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": null}"));
            scene.pause(false);
            scene.waitUntilPolled();
            assertThat(scene.row(matter).get("state").asText()).isEqualTo("PENDING");
            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"sandbox-key\"}"));
            scene.waitUntilRow(matter, "SENT");
        }
    }

    @Test
    void whatWaitsIsTakenBackWhenTheBoxIsTicked() throws Exception {
        long ticked = closed(1);
        long other = closed(2);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.pausedGroup();
            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": null}"));
            scene.pause(false);
            scene.waitUntilPolled();
            assertThat(scene.row(ticked).get("state").asText()).isEqualTo("PENDING");
            firm.update(ticked, matter -> {
                matter.withArray("custom_field_values")
                        .addObject()
                        .put("id", "checkbox-9")
                        .put("field_name", "Don't Send Review")
                        .put("field_type", "checkbox")
                        .put("value", true);
                matter.put("updated_at", scene.clock.instant().toString());
            });
            scene.pollNow();
            assertThat(scene.reason(ticked)).isEqualTo("DONT_SEND_REVIEW");
            Scene.ok(scene.service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"sandbox-key\"}"));
            scene.waitUntilRow(other, "SENT");
            assertThat(scene.received()).containsExactly("700002");
        }
    }

    @Test
    void betaDecidesEverythingAndSendsNothing() throws Exception {
        long matter = closed(1);
        try (Scene scene = Scene.with(firm, folder)) {
            scene.pausedGroup();
            Scene.ok(scene.service.patch(
                    "/integration/businessintegrationgroup/" + scene.groupId, "{\"beta\": true, \"paused\": false}"));
            scene.waitUntilPolled();
            assertThat(scene.reason(matter)).isEqualTo("INTEGRATION_BETA");
            assertThat(scene.received()).isEmpty();
        }
    }

    @Test
    void anyCamelEndpointCanTakeThePlaceOfTheReceiver() throws Exception {
        long matter = closed(1);
        Path outbox = folder.resolve("outbox");
        try (Scene scene = Scene.with(firm, folder, Map.of("checkin.endpoint", "file:" + outbox))) {
            scene.connectedGroup();
            scene.waitUntilRow(matter, "SENT");
            try (Stream<Path> files = Files.list(outbox)) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(Files.readString(file))
                                .contains("\"emailId\":\"robin1@mail.test\"", "\"smsEnabled\":1", "Closed Matter"));
            }
            assertThat(scene.receiver.journal().entries()).isEmpty();
        }
    }

    private static Fault refusal(int status, int code) {
        return Fault.status(status, "application/json", "{\"code\":" + code + ",\"message\":\"because\"}", Map.of());
    }

    private static JsonNode group(Scene scene) {
        return Scene.ok(scene.service.get("/integration/businessintegrationgroup/" + Scene.ENTERPRISE))
                .get(0);
    }

    private static JsonNode mapping(Scene scene, int index) {
        return Scene.ok(scene.service.get("/integration/businessintegrationmapping?groupId=" + scene.groupId))
                .get(index);
    }

    private long closed(int person) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(person))
                .save();
    }

    private long closedAt(String location, int person) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(person))
                .location(location)
                .save();
    }
}
