package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.ClioUnauthorizedException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import io.github.cliocheckin.connection.AppRefusedException;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Faults;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a question to Clio when its token must be renewed, and that fails or comes too late. */
class RenewalTest {

    private static final Duration DUE = Duration.ofDays(27).plusSeconds(1);
    private static final Duration PAUSE = Duration.ofMinutes(1).plusSeconds(1);
    /** Longer than the lease, which is Clio's time-outs and half a minute. */
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(2);

    private static final String TOKEN = "/oauth/token";

    @TempDir
    Path folder;

    private Scene scene;
    private ProducerTemplate routes;
    private String authorization;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.with(
                Firm.empty(),
                folder,
                Map.of("clio.us.client-id", "sandbox-app", "clio.us.client-secret", "sandbox-secret"));
        authorization = "/integration/businessintegrationmapping/" + scene.unconnectedGroup() + "/authorization";
        routes = scene.service.camel().createProducerTemplate();
        authorize();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void aTokenThatIsDueIsRenewedBeforeItIsUsed() {
        scene.clock.moveOn(DUE);
        assertAnswered();
        assertAnswered();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
        assertThat(questions(401)).isZero();
    }

    @Test
    void aTokenThatClioRefusesIsRenewedAndTheQuestionAskedOnceMore() {
        scene.clio.oauth().expireAccessTokens();
        assertAnswered();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
        assertThat(questions(401)).isEqualTo(1);
        assertThat(questions(200)).isEqualTo(1);
    }

    @Test
    void whileTheTokenIsGoodARenewalThatFailsStopsNobody() {
        for (Fault fault : List.of(Fault.html(503), Fault.cut(), Fault.html(200), invalidClient())) {
            scene.clock.moveOn(DUE);
            int before = scene.clio.oauth().refreshes();
            Faults.Rule rule = scene.clio.faults().whenPath(TOKEN, 1, fault);
            assertAnswered();
            assertThat(rule.fired()).isEqualTo(1);
            assertAnswered();
            assertThat(scene.clio.oauth().refreshes()).as("a pause").isEqualTo(before);
            scene.clock.moveOn(PAUSE);
            assertAnswered();
            assertThat(scene.clio.oauth().refreshes()).isEqualTo(before + 1);
        }
        assertThat(questions(401)).isZero();
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void withoutATokenThatIsGoodTheFailureIsTold() {
        scene.clio.oauth().expireAccessTokens();
        scene.clio.faults().whenPath(TOKEN, 1, Fault.html(503));
        assertThatThrownBy(this::ask)
                .isInstanceOf(ClioUnavailableException.class)
                .hasMessageContaining("503");
        assertThatThrownBy(this::ask).as("a pause").isInstanceOf(ClioBusyException.class);
        scene.clock.moveOn(PAUSE);
        scene.clio.faults().whenPath(TOKEN, 1, invalidClient());
        assertThatThrownBy(this::ask).isInstanceOf(AppRefusedException.class);
        scene.clock.moveOn(PAUSE);
        scene.clio
                .faults()
                .whenPath(TOKEN, 1, Fault.status(429, "text/plain", "slow down", Map.of("Retry-After", "30")));
        assertThatThrownBy(this::ask).isInstanceOf(ClioBusyException.class);
        assertThat(state()).isEqualTo("AUTHORIZED");
        scene.clock.moveOn(PAUSE);
        assertAnswered();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(1);
    }

    @Test
    void aGrantThatWasTakenBackIsFoundOutAndAPersonMakesItGoodAgain() {
        assertThat(scene.clio.oauth().revokeGrants()).isEqualTo(1);
        assertThatThrownBy(this::ask)
                .isInstanceOf(ClioUnauthorizedException.class)
                .hasMessageContaining("invalid_grant");
        assertThat(state()).isEqualTo("NEEDS_AUTHORIZATION");
        long asked = scene.questions(TOKEN);
        assertThatThrownBy(this::ask).isInstanceOf(ClioUnauthorizedException.class);
        assertThat(scene.questions(TOKEN)).as("Clio is not asked in vain").isEqualTo(asked);
        authorize();
        assertAnswered();
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void aClioThatRefusesEverybodyForAWhileCostsNoGrant() {
        scene.clio
                .faults()
                .whenPath(
                        "who_am_i",
                        4,
                        Fault.status(401, "application/json", "{\"error\":\"invalid_token\"}", Map.of()));
        assertThatThrownBy(this::ask).isInstanceOf(ClioUnauthorizedException.class);
        assertThatThrownBy(this::ask).isInstanceOf(ClioUnauthorizedException.class);
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(2);
        assertThat(state()).isEqualTo("NEEDS_AUTHORIZATION");
        assertAnswered();
        assertThat(state()).isEqualTo("AUTHORIZED");
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(2);
    }

    @ParameterizedTest(name = "rotates: {0}, ends the tokens before: {1}")
    @CsvSource({"false, false, 2", "true, false, 1", "false, true, 3"})
    void whoseRenewalIsHeldBackPastItsLeaseDoesNotOverwriteTheOneThatTookItOver(
            boolean rotates, boolean endsTokens, int refreshes) {
        scene.clio.oauth().rotatesRefreshTokens(rotates);
        scene.clio.oauth().refreshEndsAccessTokens(endsTokens);
        scene.clio.oauth().expireAccessTokens();
        Faults.Rule heldBack = scene.clio.faults().whenPath(TOKEN, 1, Fault.delay(Duration.ofSeconds(3)));
        CompletableFuture<Throwable> slow = CompletableFuture.supplyAsync(this::failure);
        await().until(() -> heldBack.fired() == 1);
        assertThatThrownBy(this::ask).as("it is his").isInstanceOf(ClioBusyException.class);
        scene.clock.moveOn(PAST_THE_LEASE);
        assertAnswered();
        assertThat(slow).as("guard: held back still").isNotDone();
        String counts = accessToken();
        assertThat(slow.join()).isInstanceOf(ClioBusyException.class);
        assertThat(accessToken()).isEqualTo(counts);
        assertAnswered();
        assertThat(scene.clio.oauth().refreshes()).isEqualTo(refreshes);
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    private static Fault invalidClient() {
        return Fault.status(401, "application/json", "{\"error\": \"invalid_client\"}", Map.of());
    }

    private void authorize() {
        String link = Scene.ok(scene.service.get(authorization)).get("link").asText();
        assertThat(new Browser().allow(link).says("Clio is connected")).isTrue();
        scene.clio.journal().clear();
    }

    private String state() {
        return Scene.ok(scene.service.get(authorization)).get("state").asText();
    }

    private String accessToken() {
        return scene.service
                .bean("connections", Connections.class)
                .find(scene.groupId)
                .orElseThrow()
                .tokens()
                .accessToken();
    }

    private void assertAnswered() {
        assertThat(ask().at("/data/id").asLong()).isEqualTo(350_001);
    }

    private Throwable failure() {
        try {
            return new AssertionError("It was answered: " + ask());
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    private JsonNode ask() {
        try {
            return routes.requestBody(
                    "direct:ask-clio",
                    new ClioRequest(scene.groupId, ClioQuery.whoAmI(URI.create(scene.clio.url()))),
                    JsonNode.class);
        } catch (CamelExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private long questions(int status) {
        return scene.clio.journal().entries().stream()
                .filter((Journal.Entry entry) -> entry.path().contains("who_am_i") && entry.status() == status)
                .count();
    }
}
