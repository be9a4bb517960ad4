package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The webhooks that apps keep at the sandbox Clio, and the handshake; what these say of changes is {@link ClioDeliveriesTest}'s. */
class ClioWebhooksTest {
    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final SandboxClio clio = SandboxClio.start(0, new Firm(clock), clock);
    private final HookListener listener = new HookListener();
    private final HookApp app = new HookApp(Caller.of(clio), listener.url());

    ClioWebhooksTest() throws IOException {}

    @AfterEach
    void stop() {
        clio.close();
        listener.close();
    }

    @Test
    void aNewOneIsAnsweredWithWhatIsAskedFor() {
        Caller.Reply reply = app.creates(data -> {});
        assertThat(reply.status()).isEqualTo(201);
        JsonNode webhook = reply.data();
        assertThat(webhook.path("url").asText()).isEqualTo(listener.url());
        assertThat(webhook.path("model").asText()).isEqualTo("matter");
        assertThat(webhook.path("fields").asText()).isEqualTo("id,etag,status");
        assertThat(webhook.path("events")).hasSize(6);
        assertThat(webhook.path("shared_secret").asText()).hasSizeGreaterThan(20);
        assertThat(app.caller().get(HookApp.PATH + ".json").first().fieldNames())
                .toIterable()
                .containsExactly("id", "etag");
    }

    @Test
    void itIsReadExtendedAndDeleted() {
        long id = app.creates();
        String etag = app.reads(id).header("ETag");
        Caller.Reply longer = app.patches(id, Json.object().put("expires_at", "2026-12-21T15:00:00Z"));
        assertThat(longer.status()).isEqualTo(200);
        assertThat(expiry(longer)).isEqualTo(Instant.parse("2026-12-21T15:00:00Z"));
        assertThat(longer.header("ETag")).isNotEqualTo(etag);
        assertThat(longer.data().path("status").asText()).isEqualTo("enabled");
        assertThat(listener.handshakes()).hasSize(1);
        assertThat(app.caller().send("DELETE", HookApp.one(id), "").status()).isEqualTo(204);
        assertThat(app.reads(id).status()).isEqualTo(404);
        assertThat(app.patches(id, Json.object()).status()).isEqualTo(404);
        assertThat(app.activates(id, "x").status()).isEqualTo(404);
    }

    @Test
    void itLivesThreeDaysUnlessMoreIsAskedFor() {
        assertThat(expiry(app.creates(data -> {}))).isEqualTo(Instant.parse("2026-11-23T15:00:00Z"));
        assertThat(expiry(app.creates(data -> data.put("expires_at", "2026-12-21T16:00:00+01:00"))))
                .isEqualTo(Instant.parse("2026-12-21T15:00:00Z"));
    }

    @Test
    void aModelMayBeGivenByItsNumber() {
        assertThat(app.creates(data -> data.put("model", 1))
                        .data()
                        .path("model")
                        .asText())
                .isEqualTo("matter");
    }

    static Stream<Consumer<ObjectNode>> wrong() {
        return Stream.of(
                data -> data.remove("url"),
                data -> data.put("url", "ftp://app.test/"),
                data -> data.put("url", "not an address"),
                data -> data.remove("model"),
                data -> data.put("model", "user"),
                data -> data.put("model", 11),
                data -> data.remove("fields"),
                data -> data.put("fields", "id," + "status,".repeat(150)),
                data -> data.put("fields", "id,nonsense"),
                data -> data.put("events", "updated"),
                data -> data.putArray("events").add("vanished"),
                data -> data.put("model", "contact").putArray("events").add("matter_closed"),
                data -> data.put("expires_at", "tomorrow"),
                data -> data.put("expires_at", "2026-11-20T15:00:00Z"),
                data -> data.put("expires_at", "2026-12-21T15:00:01Z"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsMissingOrUnknownIsRefused(Consumer<ObjectNode> change) {
        Caller.Reply reply = app.creates(change);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/error/type").asText()).isEqualTo("ArgumentError");
        assertThat(clio.webhooks().list()).isEmpty();
        assertThat(listener.handshakes()).isEmpty();
    }

    @Test
    void aPatchIsCheckedLikeANewOne() {
        long id = app.creates();
        assertThat(app.patches(id, Json.object().put("expires_at", "2027-11-20T15:00:00Z"))
                        .status())
                .isEqualTo(422);
        assertThat(app.patches(id, Json.object().put("model", "user")).status()).isEqualTo(422);
        assertThat(app.patches(id, Json.object().put("status", "suspended"))
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("enabled");
    }

    @Test
    void plainAddressesAreRefusedWhenTheSandboxIsAsStrictAsClio() {
        clio.webhooks().requireHttps(true);
        assertThat(app.creates(data -> {}).status()).isEqualTo(422);
        assertThat(app.creates(data -> data.put("url", "https://127.0.0.1:1/")).status())
                .isEqualTo(201);
    }

    @Test
    void theSecretIsShownUnlessSwitchedOff() {
        long id = app.creates();
        assertThat(app.reads(id).data().path("shared_secret").asText())
                .isEqualTo(listener.handshakes().get(0).secret());
        clio.webhooks().showsSharedSecret(false);
        assertThat(app.reads(id).data().get("shared_secret").isNull()).isTrue();
    }

    @Test
    void theHandshakeComesBeforeTheAnswer() {
        AtomicReference<Map<String, Object>> seen = new AtomicReference<>();
        listener.onHandshake(post -> seen.set(
                Map.of("webhooks", clio.webhooks().list().size(), "journal", lastStatus(), "id", post.webhook())));
        Caller.Reply reply = app.creates(data -> {});
        assertThat(reply.data().path("status").asText()).isEqualTo("enabled");
        assertThat(seen.get())
                .isEqualTo(Map.of(
                        "webhooks",
                        1,
                        "journal",
                        0,
                        "id",
                        reply.data().path("id").asLong()));
    }

    @Test
    void theHandshakeComesAfterTheAnswerIfSoTold() {
        clio.webhooks().handshakesFirst(false);
        Caller.Reply reply = app.creates(data -> {});
        assertThat(reply.data().path("status").asText()).isEqualTo("pending");
        long id = reply.data().path("id").asLong();
        clio.webhooks().awaitDeliveries();
        assertThat(listener.handshakes()).extracting(HookListener.Post::webhook).containsExactly(id);
        assertThat(app.status(id)).isEqualTo("enabled");
    }

    @Test
    void anythingButTheSecretWithA200LeavesItPending() {
        listener.answers(204);
        assertThat(app.status(app.creates())).isEqualTo("pending");
        listener.echoes("wrong");
        assertThat(app.status(app.creates())).isEqualTo("pending");
    }

    @Test
    void nobodyAtTheAddressLeavesItPending() {
        clio.webhooks().patience(Duration.ofMillis(300));
        listener.answers(0);
        assertThat(app.status(app.creates())).isEqualTo("pending");
        listener.close();
        assertThat(app.status(app.creates())).isEqualTo("pending");
    }

    @Test
    void theSecretCanBeShownLater() {
        listener.echoes("wrong");
        long id = app.creates();
        String secret = listener.handshakes().get(0).secret();
        Caller.Reply wrong = app.activates(id, "wrong");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(app.status(id)).isEqualTo("pending");
        assertThat(app.activates(id, secret).status()).isEqualTo(204);
        assertThat(app.status(id)).isEqualTo("enabled");
        clio.webhooks().suspend(id);
        assertThat(app.activates(id, secret).status()).isEqualTo(422);
        assertThat(app.status(id)).isEqualTo("suspended");
        assertThat(clio.journal().entries())
                .filteredOn(entry -> entry.method().equals("PUT"))
                .allSatisfy(entry -> assertThat(entry.headers()).containsEntry("x-hook-secret", "***"));
    }

    @Test
    void anotherAddressNeedsAHandshakeOfItsOwn() {
        long id = app.creates();
        listener.echoes("wrong");
        assertThat(app.patches(id, Json.object().put("url", listener.url() + "/new"))
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("pending");
        List<HookListener.Post> handshakes = listener.handshakes();
        assertThat(handshakes).extracting(HookListener.Post::path).containsExactly("/hook", "/hook/new");
        assertThat(handshakes.get(1).secret()).isNotEqualTo(handshakes.get(0).secret());
        assertThat(app.activates(id, handshakes.get(0).secret()).status()).isEqualTo(403);
        assertThat(app.activates(id, handshakes.get(1).secret()).status()).isEqualTo(204);
    }

    @Test
    void nobodySeesThoseOfOthers() {
        HookApp avery = app.as(SandboxApp.of(clio).connects().access());
        clio.oauth().grantsAs(person -> person.put("id", 350_002));
        HookApp blake = app.as(SandboxApp.of(clio).connects().access());
        long id = avery.creates();
        assertThat(blake.reads(id).status()).isEqualTo(404);
        assertThat(blake.caller().get(HookApp.PATH + ".json").ids()).isEmpty();
        assertThat(blake.activates(id, listener.handshakes().get(0).secret()).status())
                .isEqualTo(404);
        assertThat(avery.caller().get(HookApp.PATH + ".json").ids()).containsExactly(id);
        assertThat(avery.reads(id).status()).isEqualTo(200);
        assertThat(avery.caller()
                        .get(HookApp.PATH + "/" + id + ".json?fields=user")
                        .data()
                        .at("/user/id")
                        .asLong())
                .isEqualTo(350_001);
    }

    @Test
    void theDoorAndTheJournalAreThoseOfOtherCalls() {
        assertThat(app.as("made-up").creates(data -> {}).status()).isEqualTo(401);
        clio.deny("webhooks");
        assertThat(app.creates(data -> {}).status()).isEqualTo(403);
        assertThat(app.activates(1, "x").status()).isEqualTo(403);
        Journal.Entry entry = clio.journal().entries().get(1);
        assertThat(entry.body()).contains("\"model\":\"matter\"");
        assertThat(entry.status()).isEqualTo(403);
    }

    @Test
    void thePermissionOfTheModelIsNeededToo() {
        long id = app.creates();
        clio.deny("matters");
        assertThat(app.creates(data -> {}).status()).isEqualTo(403);
        assertThat(app.patches(id, Json.object().put("fields", "id")).status()).isEqualTo(403);
        assertThat(app.reads(id).status()).isEqualTo(200);
        assertThat(app.creates(data -> data.put("model", "task").putArray("events"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theDeskListsThemWithoutSecretsAndTestsForgetThem() {
        long id = app.creates();
        JsonNode listed = app.caller().with().get("/sandbox/webhooks").json().get(0);
        assertThat(listed.path("id").asLong()).isEqualTo(id);
        assertThat(listed.path("user_id").asLong()).isEqualTo(350_001);
        assertThat(listed.has("shared_secret")).isFalse();
        clio.webhooks().forgetAll();
        assertThat(app.reads(id).status()).isEqualTo(404);
    }

    private int lastStatus() {
        List<Journal.Entry> entries = clio.journal().entries();
        return entries.get(entries.size() - 1).status();
    }

    private static Instant expiry(Caller.Reply reply) {
        return OffsetDateTime.parse(reply.data().path("expires_at").asText()).toInstant();
    }
}
