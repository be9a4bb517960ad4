package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A button and a webhook are kept at Clio for each group that wants them, whatever happens to them there. */
class HooksTest {

    private static final String CLOSED = "{\"triggerId\": 2, \"triggerTypeId\": 1}";
    private static final String BY_WEBHOOK = "{\"triggerId\": 81, \"triggerTypeId\": 2}";
    private static final Duration LOOK = Duration.ofHours(1).plusSeconds(1);

    @TempDir
    Path folder;

    private final EchoingDoor door = new EchoingDoor();
    private Scene scene;
    private String authorization;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.with(
                Firm.empty(),
                folder,
                Map.of(
                        "public.url", door.url(),
                        "clio.us.client-id", "sandbox-app",
                        "clio.us.client-secret", "sandbox-secret",
                        "clio.hooks.clock", "PT0.1S",
                        "clio.hooks.concurrency", "3"));
        authorization = "/integration/businessintegrationmapping/" + scene.unconnectedGroup() + "/authorization";
    }

    @AfterEach
    void stop() {
        scene.close();
        door.close();
    }

    @Test
    void onConnectingBothAreMadeOnceAndShown() {
        triggers(CLOSED, BY_WEBHOOK);
        events("matter_closed,matter_opened");
        assertThat(button().get("state").asText()).isEqualTo("MISSING");
        assertThat(webhook().get("state").asText()).isEqualTo("MISSING");
        connect();
        waitUntilBothAreThere();
        ObjectNode action = only(scene.clio.customActions().list());
        assertThat(action.get("label").asText()).isEqualTo("Send Review");
        assertThat(action.get("target_url").asText()).matches(door.url() + "/send-review/[A-Za-z0-9_-]{32}");
        ObjectNode webhook = only(scene.clio.webhooks().list());
        assertThat(webhook.get("url").asText()).matches(door.url() + "/webhook/[A-Za-z0-9_-]{32}");
        assertThat(webhook().get("events").toString()).isEqualTo("[\"deleted\",\"matter_closed\",\"matter_opened\"]");
        assertThat(Instant.parse(webhook().get("expiresAt").asText()))
                .isBetween(
                        scene.clock.instant().plus(Duration.ofDays(7)).minusSeconds(60),
                        scene.clock.instant().plus(Duration.ofDays(7)));
        lookAgain();
        lookAgain();
        assertThat(posts("custom_actions")).isEqualTo(1);
        assertThat(posts("webhooks")).isEqualTo(1);
        assertThat(audited("make-button")).isEqualTo(1);
        assertThat(audited("make-webhook")).isEqualTo(1);
    }

    @Test
    void whoWantsNeitherIsAskedNothingFor() {
        connect();
        later(LOOK);
        events("matter_opened");
        untilNothingIsUnderWay();
        assertThat(scene.questions("custom_actions")).isZero();
        assertThat(scene.questions("webhooks")).as("no trigger stands for it").isZero();
        JsonNode shown = Scene.ok(scene.service.get(authorization));
        assertThat(shown.get("sendReview").isNull()).isTrue();
        assertThat(shown.get("webhooks").isNull()).isTrue();
    }

    @Test
    void whatSomebodyTookAwayAtClioIsMadeAnew() {
        wantBoth();
        String url = only(scene.clio.webhooks().list()).get("url").asText();
        scene.clio.customActions().removeAll();
        scene.clio.webhooks().forgetAll();
        later(LOOK);
        await().until(() -> scene.clio.customActions().list().size() == 1
                && scene.clio.webhooks().list().size() == 1);
        assertThat(only(scene.clio.webhooks().list()).get("url").asText()).isNotEqualTo(url);
        waitUntilBothAreThere();
    }

    @Test
    void whatIsWantedNoMoreIsRemoved() {
        wantBoth();
        triggers(CLOSED);
        await().until(() -> scene.clio.customActions().list().isEmpty());
        assertThat(scene.clio.webhooks().list()).hasSize(1);
        events(null);
        await().until(() -> scene.clio.webhooks().list().isEmpty());
        await().until(() -> audited("remove-button") == 1 && audited("remove-webhook") == 1);
        JsonNode shown = Scene.ok(scene.service.get(authorization));
        assertThat(shown.get("sendReview").isNull()).isTrue();
        assertThat(shown.get("webhooks").isNull()).isTrue();
    }

    @Test
    void withTheConnectionBothAreRemovedAndMadeAnewWithTheNext() {
        wantBoth();
        disconnect();
        assertThat(scene.clio.customActions().list()).isEmpty();
        assertThat(scene.clio.webhooks().list()).isEmpty();
        untilNothingIsUnderWay();
        assertThat(posts("webhooks")).as("nobody makes it anew meanwhile").isEqualTo(1);
        scene.clio.acceptToken("another-token");
        scene.connect("another-token");
        waitUntilBothAreThere();
    }

    @Test
    void aClioThatDoesNotAnswerKeepsNobodyConnected() {
        wantBoth();
        scene.clio.faults().whenPath("/custom_actions", 1, Fault.cut());
        disconnect();
        assertThat(scene.clio.webhooks().list())
                .as("what comes after it is removed all the same")
                .isEmpty();
        JsonNode shown = Scene.ok(scene.service.get(authorization));
        assertThat(shown.get("state").asText()).isEqualTo("NOT_AUTHORIZED");
        assertThat(shown.get("sendReview").get("state").asText()).isEqualTo("MISSING");
        scene.clio.acceptToken("another-token");
        scene.connect("another-token");
        waitUntilBothAreThere();
        assertThat(scene.clio.customActions().list())
                .as("the one left behind leads here again")
                .hasSize(1);
        assertThat(scene.clio.webhooks().list()).hasSize(1);
    }

    @Test
    void aWebhookIsRenewedBeforeItLapses() {
        wantBoth();
        ObjectNode made = only(scene.clio.webhooks().list());
        later(Duration.ofDays(4));
        Instant expiry = Instant.parse(webhook().get("expiresAt").asText());
        await().until(() -> Instant.parse(webhook().get("expiresAt").asText()).isAfter(expiry));
        ObjectNode renewed = only(scene.clio.webhooks().list());
        assertThat(renewed.get("id")).isEqualTo(made.get("id"));
        assertThat(Instant.parse(renewed.get("expires_at").asText())).isAfter(expiry.plus(Duration.ofDays(3)));
        assertThat(webhook().get("state").asText()).isEqualTo("ENABLED");
    }

    @Test
    void aSuspendedWebhookIsMadeAnew() {
        wantBoth();
        long id = only(scene.clio.webhooks().list()).get("id").asLong();
        scene.clio.webhooks().suspend(id);
        later(LOOK);
        await().until(() -> scene.clio.webhooks().list().stream()
                .anyMatch(webhook -> webhook.get("id").asLong() != id));
        await().until(() -> webhook().get("state").asText().equals("ENABLED"));
        only(scene.clio.webhooks().list());
    }

    @Test
    void aHandshakeThatNobodyAnswersIsToldAndHealed() {
        door.echoes(false);
        triggers(CLOSED);
        events("matter_closed");
        connect();
        await().until(() -> webhook().get("state").asText().equals("PENDING"));
        later(Duration.ofMinutes(11));
        await().until(() -> webhook().get("text").asText().contains(door.url()));
        door.echoes(true);
        later(Duration.ofMinutes(11));
        await().until(() -> webhook().get("state").asText().equals("ENABLED"));
        await().until(() -> webhook().get("text").isNull());
    }

    @Test
    void aMissingPermissionIsToldOnceAndHealsByItself() {
        scene.clio.deny("custom_actions");
        triggers(CLOSED, BY_WEBHOOK);
        events("matter_closed");
        try (HeardLog log = HeardLog.of("io.github.cliocheckin.hook")) {
            connect();
            await().until(() -> !button().get("text").isNull());
            assertThat(button().get("text").asText())
                    .contains("the permission to read and write Custom actions", "authorize again");
            await().until(() -> webhook().get("state").asText().equals("ENABLED"));
            long asked = scene.questions("custom_actions");
            for (int i = 1; i <= 3; i++) {
                later(LOOK);
                long now = asked + i;
                await().until(() -> scene.questions("custom_actions") == now);
            }
            assertThat(log.lines())
                    .filteredOn(message -> message.contains("The button of group"))
                    .hasSize(1);
        }
        scene.clio.denyNothing();
        later(LOOK);
        await().until(() -> button().get("state").asText().equals("THERE"));
        assertThat(button().get("text").isNull()).isTrue();
    }

    @Test
    void anAddressWithoutHttpsIsToldInCliosWords() {
        scene.clio.webhooks().requireHttps(true);
        triggers(CLOSED);
        events("matter_closed");
        connect();
        await().until(() -> !webhook().get("text").isNull());
        assertThat(webhook().get("text").asText()).contains("422", "set public.url");
        assertThat(webhook().get("state").asText()).isEqualTo("MISSING");
    }

    @Test
    void aClioThatFailsIsAskedAgainLaterWithoutALoop() {
        scene.clio.faults().whenPath("/custom_actions", 1, Fault.html(503));
        triggers(CLOSED, BY_WEBHOOK);
        connect();
        await().until(() -> !button().get("text").isNull());
        untilNothingIsUnderWay();
        assertThat(scene.questions("custom_actions")).isEqualTo(1);
        later(Duration.ofMinutes(1));
        await().until(() -> button().get("state").asText().equals("THERE"));
    }

    private void wantBoth() {
        triggers(CLOSED, BY_WEBHOOK);
        events("matter_closed,matter_pended,matter_opened");
        connect();
        waitUntilBothAreThere();
    }

    private void connect() {
        scene.connect(scene.clio.accessToken());
    }

    private void disconnect() {
        Scene.ok(scene.service.call("DELETE", authorization, null));
    }

    private void waitUntilBothAreThere() {
        await().until(() -> button().get("state").asText().equals("THERE")
                && webhook().get("state").asText().equals("ENABLED"));
    }

    private void lookAgain() {
        long asked = scene.questions("webhooks/");
        later(LOOK);
        await().until(() -> scene.questions("webhooks/") == asked + 1);
    }

    /** Moves time on, once nothing is under way any more. */
    private void later(Duration time) {
        untilNothingIsUnderWay();
        scene.clock.moveOn(time);
    }

    /** Waits until every group was looked after that is due. */
    private void untilNothingIsUnderWay() {
        Database database = scene.service.bean("database", Database.class);
        await().until(() -> database.client()
                        .sql("SELECT COUNT(*) FROM integration_group WHERE tending_until IS NOT NULL OR tend_at <= ?")
                        .param(Times.column(scene.clock.instant()))
                        .query(Integer.class)
                        .single()
                == 0);
    }

    private void triggers(String... triggers) {
        Scene.ok(scene.service.post(
                "/integration/update/businessintegrationgroup?replaceTriggers=true",
                "{\"groupId\": " + scene.groupId + ", \"integrationGroupTriggers\": [" + String.join(",", triggers)
                        + "]}"));
    }

    private void events(String events) {
        Scene.ok(scene.service.patch(
                "/integration/businessintegrationgroup/" + scene.groupId,
                "{\"integrationGroupProperties\": [{\"propertyKey\": \"clio.webhook.events\", \"propertyValue\": "
                        + (events == null ? "null" : "\"" + events + "\"") + "}]}"));
    }

    private JsonNode button() {
        return Scene.ok(scene.service.get(authorization)).get("sendReview");
    }

    private JsonNode webhook() {
        return Scene.ok(scene.service.get(authorization)).get("webhooks");
    }

    private long audited(String action) {
        JsonNode entries =
                Scene.ok(scene.service.get("/access/audit?limit=1000")).get("data");
        long found = 0;
        for (JsonNode entry : entries) {
            found += entry.get("action").asText().equals(action) ? 1 : 0;
        }
        return found;
    }

    private long posts(String path) {
        return scene.clio.journal().entries().stream()
                .filter(entry -> entry.method().equals("POST") && entry.path().contains(path))
                .count();
    }

    private static ObjectNode only(List<ObjectNode> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
