package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grant is kept alive, and when it is lost that is told once and costs no matter. */
class ConnectionLifeTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    private final Browser browser = new Browser();
    private final Firm firm = Firm.generated(5, 0, Scene.YESTERDAY, 3);
    private Scene scene;
    private String authorization;

    @BeforeEach
    void connect() throws Exception {
        scene = Scene.with(
                firm, folder, Map.of("clio.us.client-id", "sandbox-app", "clio.us.client-secret", "sandbox-secret"));
        long mappingId = scene.unconnectedGroup();
        authorization = "/integration/businessintegrationmapping/" + mappingId + "/authorization";
        authorize();
        scene.pause(false);
        scene.waitUntilPolled();
        scene.waitUntilDelivered();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private void authorize() {
        assertThat(browser.allow(authorization().get("link").asText()).status()).isEqualTo(200);
    }

    private JsonNode authorization() {
        return Scene.ok(scene.service.get(authorization));
    }

    private String state() {
        return authorization().get("state").asText();
    }

    private long closeAnother() {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(901))
                .updatedAt(scene.clock.instant())
                .save();
    }

    @Test
    void anAccessTokenIsRenewedBeforeItsTimeIsOver() {
        scene.clock.moveOn(MONTH.multipliedBy(9).dividedBy(10).plusMinutes(1));
        scene.pollNow();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
        assertThat(refused()).isZero();
        scene.pollNow();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
    }

    @Test
    void aTokenThatClioRefusesIsRenewedAndTheQuestionAskedOnceMore() {
        scene.clio.oauth().expireAccessTokens();
        scene.pollNow();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
        assertThat(refused()).isEqualTo(1);
        assertThat(scene.lastRun().get("failures").asInt()).isZero();
    }

    @Test
    void aNewRefreshTokenReplacesTheOldOneAndNoneKeepsIt() {
        for (boolean rotates : new boolean[] {false, false, true, true, false}) {
            scene.clio.oauth().rotatesRefreshTokens(rotates);
            scene.clio.oauth().expireAccessTokens();
            scene.pollNow();
        }
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(5);
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void anOAuthServerThatIsDownLosesNoGrant() {
        scene.clio.oauth().expireAccessTokens();
        scene.clio.faults().whenPath("/oauth/token", 1, Fault.html(503));
        long another = closeAnother();
        long run = runNow();
        JsonNode failed = scene.waitUntilRun(run, found -> found.get("failures").asInt() > 0);
        assertThat(failed.get("error").get("code").asText()).isEqualTo("CLIO_UNAVAILABLE");
        assertThat(state()).isEqualTo("AUTHORIZED");
        scene.clock.moveOn(Duration.ofMinutes(2));
        scene.waitUntilRow(another, "SENT");
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
    }

    @Test
    void anAppWhoseCredentialsAreRefusedLosesNoGrantEither() {
        scene.clio.oauth().expireAccessTokens();
        scene.clio
                .faults()
                .whenPath(
                        "/oauth/token",
                        1,
                        Fault.status(401, "application/json", "{\"error\":\"invalid_client\"}", Map.of()));
        long run = runNow();
        JsonNode failed = scene.waitUntilRun(run, found -> found.get("failures").asInt() > 0);
        assertThat(failed.get("error").get("code").asText()).isEqualTo("CLIO_APP_REFUSED");
        assertThat(failed.get("error").get("text").asText()).contains("clio.us.client-secret");
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void aLostGrantIsToldOnceCostsNoMatterAndNobodyElse() {
        scene.clio.oauth().revokeGrants();
        long another = closeAnother();
        long run = runNow();
        JsonNode failed = scene.waitUntilRun(run, found -> found.get("failures").asInt() > 0);
        assertThat(failed.get("error").get("code").asText()).isEqualTo("NOT_AUTHORIZED");
        assertThat(failed.get("error").get("text").asText()).contains("has not been Authorized");
        JsonNode lost = authorization();
        assertThat(lost.get("state").asText()).isEqualTo("NEEDS_AUTHORIZATION");
        assertThat(lost.get("lost").get("text").asText()).contains("invalid_grant");
        long asked = scene.clio.journal().entries().size();
        for (int i = 0; i < 5; i++) {
            int failures = scene.lastRun().get("failures").asInt();
            scene.clock.moveOn(Duration.ofHours(2));
            scene.waitUntilRun(run, found -> found.get("failures").asInt() > failures);
        }
        assertThat(scene.clio.journal().entries()).as("no loop").hasSize((int) asked);
        authorize();
        scene.waitUntilRow(another, "SENT");
        assertThat(state()).isEqualTo("AUTHORIZED");
        assertThat(scene.received()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void whatIsClosedWhileDisconnectedIsMadeUpFor() {
        JsonNode disconnected = Scene.ok(scene.service.call("DELETE", authorization, null));
        assertThat(disconnected.get("revokedAtClio").asBoolean()).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        long another = closeAnother();
        JsonNode failed =
                scene.waitUntilRun(runNow(), found -> found.get("failures").asInt() > 0);
        assertThat(failed.get("error").get("code").asText()).isEqualTo("NOT_AUTHORIZED");
        assertThat(scene.service.call("DELETE", authorization, null).status()).isEqualTo(404);
        authorize();
        scene.waitUntilRow(another, "SENT");
        assertThat(scene.received()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void aGrantIsForgottenThoughClioDoesNotAnswer() {
        scene.clio.faults().whenPath("/oauth/deauthorize", 1, Fault.cut());
        JsonNode disconnected = Scene.ok(scene.service.call("DELETE", authorization, null));
        assertThat(disconnected.get("revokedAtClio").asBoolean()).isFalse();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void clioSHintIsConfirmedBeforeAGrantIsLost() throws Exception {
        String hints = scene.service.baseUrl() + "/oauth/deauthorized/us";
        long asked = scene.questions("who_am_i");
        assertThat(post(hints, hint("sandbox-app", 350_001))).isEqualTo(200);
        await().until(() -> scene.questions("who_am_i") == asked + 1);
        assertThat(state()).as("Clio takes the token").isEqualTo("AUTHORIZED");
        // A storm of hints costs one question a minute
        for (int i = 0; i < 20; i++) {
            post(hints, hint("sandbox-app", 350_001));
        }
        scene.clock.moveOn(Duration.ofMinutes(2));
        scene.clio.oauth().deauthorizationCallback(hints);
        scene.clio.oauth().revokeGrants();
        await().until(() -> state().equals("NEEDS_AUTHORIZATION"));
        assertThat(scene.questions("who_am_i")).isEqualTo(asked + 2);
    }

    @Test
    void aHintOfAnotherAppOrUserOrWithoutSenseAsksNobody() throws Exception {
        String hints = scene.service.baseUrl() + "/oauth/deauthorized/us";
        long asked = scene.clio.journal().entries().size();
        assertThat(post(hints, hint("another-app", 350_001))).isEqualTo(200);
        assertThat(post(hints, hint("sandbox-app", 350_002))).isEqualTo(200);
        assertThat(post(hints, "{")).isEqualTo(400);
        assertThat(post(hints, "")).isEqualTo(400);
        assertThat(post(scene.service.baseUrl() + "/oauth/deauthorized/moon", hint("sandbox-app", 350_001)))
                .isEqualTo(404);
        assertThat(scene.clio.journal().entries()).hasSize((int) asked);
    }

    private static String hint(String clientId, long userId) {
        return "{\"client_id\": \"%s\", \"user_id\": %d, \"access_token\": \"all\"}".formatted(clientId, userId);
    }

    private static int post(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private long refused() {
        return scene.clio.journal().entries().stream()
                .filter(entry -> entry.status() == 401)
                .count();
    }

    private long runNow() {
        String mapping = authorization.substring(0, authorization.lastIndexOf('/'));
        return Scene.ok(scene.service.post(mapping + "/run", null), 202)
                .get("runId")
                .asLong();
    }
}
