package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox Clio's webhooks say of changes, to whom, and how often they try. */
class ClioDeliveriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    private final TestClock clock = TestClock.at("2026-11-20T15:00:00Z");
    private final Firm firm = new Firm(clock);
    private final SandboxClio clio = SandboxClio.start(0, firm, clock);
    private final HookListener listener = new HookListener();
    private final HookApp app = new HookApp(Caller.of(clio), listener.url());
    private final long matter = firm.addMatter("Open", DAY).save();

    ClioDeliveriesTest() throws IOException {}

    @BeforeEach
    void tryAgainSoon() {
        clio.webhooks().retryBase(Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        clio.close();
        listener.close();
    }

    @ParameterizedTest
    @CsvSource({"Open,Closed,matter_closed", "Open,Pending,matter_pended", "Closed,Open,matter_opened"})
    void anotherStatusHasAnEventOfItsOwn(String before, String after, String event) {
        changes("status", before);
        app.creates();
        changes("status", after);
        assertThat(told()).containsExactly(event);
    }

    @Test
    void whatElseHappensIsCreatedUpdatedAndDeleted() {
        app.creates();
        long fresh = firm.addMatter("Closed", DAY).save();
        firm.update(fresh, json -> json.put("description", "Changed"));
        firm.remove(fresh);
        assertThat(told()).containsExactlyInAnyOrder("created", "updated", "deleted");
    }

    @Test
    void theDesksChangesAreToldToo() {
        app.creates();
        Caller curl = app.caller().with();
        curl.send("PATCH", "/sandbox/matters/" + matter, "{\"status\":\"Closed\"}");
        curl.send("DELETE", "/sandbox/matters/" + matter, "");
        assertThat(told()).containsExactlyInAnyOrder("matter_closed", "deleted");
    }

    @Test
    void aChangeThatChangesNothingIsNone() {
        app.creates();
        firm.update(matter, json -> {});
        assertThat(told()).isEmpty();
    }

    @Test
    void onlyTheEventsThatWereAskedForAreTold() {
        app.creates(data -> data.putArray("events").add("matter_closed"));
        app.creates(data -> data.put("model", "contact").put("fields", "id").remove("events"));
        changes("description", "Changed");
        changes("status", "Closed");
        assertThat(told()).containsExactly("matter_closed");
    }

    @Test
    void anotherStatusIsAnUpdateTooIfSoTold() {
        clio.webhooks().statusChangesUpdateToo(true);
        app.creates();
        changes("status", "Closed");
        assertThat(told()).containsExactlyInAnyOrder("matter_closed", "updated");
    }

    @Test
    void updatesOutsideOfTheFieldsAreToldOnceForEachMatter() {
        app.creates(data -> data.put("fields", "id,description"));
        changes("location", "First");
        changes("location", "Second");
        assertThat(told()).containsExactly("updated");
        changes("description", "Changed");
        assertThat(told()).containsExactly("updated", "updated");
    }

    @Test
    void theBodyHasTheFieldsAndTheSignatureFitsIt() {
        long id = app.creates(data -> data.put("fields", "status,client{id,name}"))
                .data()
                .path("id")
                .asLong();
        changes("status", "Closed");
        told();
        HookListener.Post post = listener.deliveries().get(0);
        assertThat(post.json().path("data").fieldNames())
                .toIterable()
                .containsExactly("id", "etag", "status", "client");
        assertThat(post.json().at("/data/id").asLong()).isEqualTo(matter);
        assertThat(post.json().at("/data/etag").asText())
                .isEqualTo(firm.matter(matter).path("etag").asText());
        assertThat(post.json().at("/data/status").asText()).isEqualTo("Closed");
        assertThat(post.json().at("/data/client/name").asText()).isNotEmpty();
        assertThat(post.json().path("meta"))
                .isEqualTo(Json.object().put("event", "matter_closed").put("webhook_id", (int) id));
        assertThat(post.signature())
                .matches("[0-9a-f]{64}")
                .isEqualTo(clio.webhooks().signature(id, post.body()));
    }

    /** The second example of RFC 4231, which the sandbox did not choose. */
    @Test
    void theSignatureIsHmacSha256() {
        assertThat(WebhookPost.signature("Jefe", "what do ya want for nothing?".getBytes()))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aPendingOneIsNotTold() {
        listener.echoes("wrong");
        app.creates();
        changes("status", "Closed");
        assertThat(told()).isEmpty();
    }

    @Test
    void anExpiredOneIsNotToldUntilItIsExtended() {
        long id = app.creates();
        clock.pass(Duration.ofDays(3));
        changes("status", "Closed");
        assertThat(told()).isEmpty();
        app.patches(id, Json.object().put("expires_at", "2026-11-30T00:00:00Z"));
        changes("status", "Open");
        assertThat(told()).containsExactly("matter_opened");
    }

    @Test
    void theEndOfTheConsentSilencesAndAnotherConsentRevives() {
        HookApp connected = app.as(SandboxApp.of(clio).connects().access());
        long id = connected.creates();
        clio.oauth().expireAccessTokens();
        changes("status", "Closed");
        assertThat(told()).containsExactly("matter_closed");
        clio.oauth().revokeGrants();
        changes("status", "Open");
        assertThat(told()).containsExactly("matter_closed");
        HookApp again = app.as(SandboxApp.of(clio).connects().access());
        assertThat(again.status(id)).isEqualTo("enabled");
        changes("status", "Pending");
        assertThat(told()).containsExactly("matter_closed", "matter_pended");
    }

    @Test
    void thoseOfTheFixedTokenEndWithIt() {
        app.creates();
        SandboxApp.of(clio).connects();
        clio.revokeToken(clio.accessToken());
        changes("status", "Closed");
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302})
    void whatIsTakenIsToldOnce(int status) {
        long id = app.creates();
        listener.answers(status);
        changes("status", "Closed");
        assertThat(told()).containsExactly("matter_closed");
        await().during(Duration.ofMillis(100)).until(() -> listener.deliveries().size() == 1);
        assertThat(listener.deliveries().get(0).path()).isEqualTo("/hook");
        assertThat(app.status(id)).isEqualTo("enabled");
    }

    @Test
    void goneDisablesAtOnce() {
        long id = app.creates();
        listener.answers(410);
        changes("status", "Closed");
        assertThat(told()).containsExactly("matter_closed");
        assertThat(app.status(id)).isEqualTo("suspended");
        changes("status", "Open");
        assertThat(told()).containsExactly("matter_closed");
    }

    @Test
    void whatIsNotTakenComesAgainAsItWas() {
        long id = app.creates();
        listener.answers(500, 404);
        changes("status", "Closed");
        await().until(() -> clio.webhooks().delivered().size() == 3);
        assertThat(clio.webhooks().delivered())
                .extracting(DeliveredWebhook::attempt, DeliveredWebhook::status)
                .containsExactly(tuple(1, 500), tuple(2, 404), tuple(3, 200));
        assertThat(listener.deliveries())
                .extracting(HookListener.Post::signature)
                .containsOnly(listener.deliveries().get(0).signature());
        assertThat(app.status(id)).isEqualTo("enabled");
    }

    @Test
    void fiveFailuresSuspend() {
        long id = app.creates();
        listener.answersAlways(503);
        long start = System.nanoTime();
        changes("status", "Closed");
        await().until(() -> app.status(id).equals("suspended"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(20 + 40 + 80 + 160 - 20));
        assertThat(listener.deliveries()).hasSize(5);
    }

    @Test
    void anAppThatNeverAnswersIsTriedAgainAndHoldsNobodyUp() {
        app.creates();
        clio.webhooks().patience(Duration.ofSeconds(2));
        listener.answers(0);
        long start = System.nanoTime();
        changes("status", "Closed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        await().until(() -> clio.webhooks().delivered().size() == 2);
        assertThat(clio.webhooks().delivered())
                .extracting(DeliveredWebhook::status)
                .containsExactly(0, 200);
    }

    @Test
    void aRetryIsNotSentOnceTheWebhookIsSuspended() {
        long id = app.creates();
        clio.webhooks().retryBase(Duration.ofMillis(200));
        listener.answers(500);
        changes("status", "Closed");
        told();
        clio.webhooks().suspend(id);
        await().during(Duration.ofMillis(400)).until(() -> listener.deliveries().size() == 1);
    }

    @Test
    void whatWasDeliveredCanBeReplayed() {
        long id = app.creates();
        changes("status", "Closed");
        told();
        DeliveredWebhook delivered = clio.webhooks().delivered().get(0);
        assertThat(delivered.webhookId()).isEqualTo(id);
        assertThat(delivered.event()).isEqualTo("matter_closed");
        assertThat(delivered.headers())
                .containsEntry("X-Hook-Signature", clio.webhooks().signature(id, delivered.body()));
        assertThat(delivered.text()).contains("\"webhook_id\":" + id);
        listener.answers(500);
        assertThat(clio.webhooks().replay(delivered, 4)).containsExactlyInAnyOrder(200, 200, 200, 500);
        assertThat(listener.deliveries()).hasSize(5);
        assertThat(clio.webhooks().delivered()).hasSize(1);
    }

    private void changes(String member, String value) {
        firm.update(matter, json -> json.put(member, value));
    }

    private Iterable<String> told() {
        clio.webhooks().awaitDeliveries();
        return listener.events();
    }
}
