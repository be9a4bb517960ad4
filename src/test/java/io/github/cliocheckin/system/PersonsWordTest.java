package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has done with a check-in, from the call to the receiver: once, and never twice without their word. */
class PersonsWordTest {

    private static final String CHECK_IN = "/v1/customer/checkin";

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void aMatterThatWasMendedIsDecidedAgainAndSentOnce() throws Exception {
        SandboxClient unreachable = SandboxClient.person(700_001, "Robin", "Client1", "no address", "555");
        long matter =
                firm.addMatter("Closed", Scene.YESTERDAY).client(unreachable).save();
        try (Scene scene = Scene.with(firm, folder)) {
            scene.connectedGroup();
            scene.waitUntilRow(matter, "RESTRICTED");
            assertThat(scene.reason(matter)).isEqualTo("NO_VALID_CONTACT");
            // Its date is long over for every poll, and nobody told of the change
            firm.update(matter, changed -> {
                changed.withObject("client").put("primary_email_address", "robin1@mail.test");
                changed.put("close_date", "2020-01-31");
            });
            JsonNode asked = Scene.ok(scene.service.post(path(scene, matter) + "/decision", null));
            assertThat(asked.at("/history/1/by").asText()).isEqualTo("setting api.token");
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).containsExactly("700001");
            assertThat(scene.service
                            .post(path(scene, matter) + "/decision", null)
                            .status())
                    .isEqualTo(409);
            assertThat(scene.history(matter).toString()).contains("queued because a person asked");
        }
    }

    @Test
    void aMatterThatClioHidesByNowIsRestrictedForThat() throws Exception {
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        try (Scene scene = Scene.with(firm, folder)) {
            scene.connectedGroup();
            scene.waitUntilRow(matter, "RESTRICTED");
            String number = scene.row(matter).get("matterNumber").asText();
            firm.remove(matter);
            Scene.ok(scene.service.post("/integration/checkins/decision", """
                    {"state": "RESTRICTED", "reason": "DONT_SEND_REVIEW"}"""));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> scene.reason(matter).equals("MATTER_NOT_SHOWN"));
            assertThat(scene.row(matter).get("matterNumber").asText()).isEqualTo(number);
        }
    }

    @Test
    void whatHasFailedArrivesOnceWhenItIsReplayed() throws Exception {
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .save();
        try (Scene scene = Scene.with(firm, folder, Map.of("delivery.retry.attempts", "1"))) {
            scene.receiver
                    .faults()
                    .whenPath(
                            CHECK_IN,
                            1,
                            Fault.status(
                                    429,
                                    "application/json",
                                    "{\"code\": 89, \"message\": \"robin1@mail.test is too early\"}",
                                    Map.of()));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "FAILED");
            String path = path(scene, matter) + "/replay";
            Scene.ok(scene.service.post(path, null));
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.received()).containsExactly("700001");
            assertThat(scene.service.post(path, null).status()).isEqualTo(409);
        }
    }

    @Test
    void whoMustNotBeAskedAnyMoreIsNotAskedByAReplay() throws Exception {
        long ticked = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .save();
        long deleted = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(2))
                .save();
        long reopened = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(3))
                .save();
        try (Scene scene = Scene.with(firm, folder, Map.of("delivery.retry.attempts", "1"))) {
            scene.receiver
                    .faults()
                    .whenPath(CHECK_IN, 3, Fault.status(429, "application/json", "{\"code\": 89}", Map.of()));
            scene.connectedGroup();
            for (long matter : new long[] {ticked, deleted, reopened}) {
                scene.waitUntilRow(matter, "FAILED");
            }
            long box = firm.addCheckboxField("Don't Send Review");
            firm.update(
                    ticked,
                    changed -> changed.putArray("custom_field_values")
                            .addObject()
                            .put("id", "checkbox-1")
                            .put("field_name", "Don't Send Review")
                            .put("field_type", "checkbox")
                            .put("value", true)
                            .putObject("custom_field")
                            .put("id", box));
            firm.remove(deleted);
            firm.update(reopened, changed -> changed.put("status", "Open").putNull("close_date"));
            Scene.ok(scene.service.post("/integration/checkins/replay", "{\"state\": \"FAILED\"}"));
            for (long matter : new long[] {ticked, deleted, reopened}) {
                scene.waitUntilRow(matter, "RESTRICTED");
            }
            assertThat(scene.reason(ticked)).isEqualTo("DONT_SEND_REVIEW");
            assertThat(scene.reason(deleted)).isEqualTo("MATTER_NOT_SHOWN");
            assertThat(scene.reason(reopened)).isEqualTo("MATTER_REOPENED");
            assertThat(scene.row(ticked).get("triggerId").asInt()).isEqualTo(2);
            assertThat(scene.received()).isEmpty();
        }
    }

    @Test
    void whatIsOfUnknownFateIsNotSentTwiceWithoutAPersonsWord() throws Exception {
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .save();
        Map<String, String> settings = Map.of("delivery.lookup.pause", "PT0.2S", "delivery.lookup.attempts", "1");
        try (Scene scene = Scene.with(firm, folder, settings)) {
            scene.receiver.faults().whenPath(CHECK_IN, 1, Fault.neverAnswer());
            // Known from long ago, and nothing happened to them since
            scene.receiver
                    .faults()
                    .whenPath("/getCustomer", 1000, Fault.body("{\"id\": 5, \"created\": 1262304000000}"));
            scene.receiver.faults().whenPath("/customer/history", 1000, Fault.body("[]"));
            scene.connectedGroup();
            scene.waitUntilRow(matter, "UNKNOWN");
            waitUntilNobodyLooksItUp(scene, matter, 1);
            String path = path(scene, matter) + "/replay";
            long lookUps = scene.receiver.journal().count("/getCustomer");
            Scene.ok(scene.service.post(path, null));
            await().until(() -> scene.receiver.journal().count("/getCustomer") > lookUps);
            waitUntilNobodyLooksItUp(scene, matter, 2);
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(1);
            Scene.ok(scene.service.post(path + "?clientWasNotAsked=true", null));
            scene.waitUntilRow(matter, "SENT");
            assertThat(scene.receiver.journal().count(CHECK_IN)).isEqualTo(2);
            assertThat(scene.received()).hasSize(1);
        }
    }

    private static void waitUntilNobodyLooksItUp(Scene scene, long matter, int times) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> scene.row(matter).get("state").asText().equals("UNKNOWN")
                        && scene.row(matter).get("dueAt").isNull()
                        && scene.history(matter).stream()
                                        .filter(line ->
                                                line.get("cause").asText().contains("shows nothing"))
                                        .count()
                                == times);
    }

    private static String path(Scene scene, long matter) {
        return "/integration/checkins/" + scene.row(matter).get("id").asLong();
    }
}
