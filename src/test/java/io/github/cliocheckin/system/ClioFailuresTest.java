package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import io.github.cliocheckin.sandbox.SandboxClio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Clio does, a poll keeps its watermark, says what is wrong, and takes everything once Clio answers. */
class ClioFailuresTest {

    @TempDir
    Path folder;

    private final Firm firm = Firm.generated(450, 0, Scene.YESTERDAY, 3);

    static Stream<Fault> passingFaults() {
        return Stream.of(
                Fault.html(503),
                Fault.html(200),
                Fault.status(500, "application/json", "{\"error\":{\"type\":\"Oops\"}}", Map.of()),
                Fault.cut(),
                Fault.truncate(),
                Fault.body(""),
                Fault.body("{\"data\": \"not a list\"}"),
                Fault.selfLink(),
                Fault.status(302, "text/html", "", Map.of("Location", "http://127.0.0.1:1/elsewhere")));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPageThatFailsIsReadAgainAndNoMatterIsMissedOrDoubled(Fault fault) throws Exception {
        try (Scene running = start()) {
            // The first page is answered, the second one is not
            running.clio.faults().whenPath("/matters", 1, fault).after(1);
            running.connectedGroup();
            JsonNode failed = running.waitUntilRun(1, run -> run.get("failures").asInt() > 0);
            assertThat(failed.get("state").asText()).isEqualTo("FAILED");
            assertThat(failed.get("error").get("code").asText()).isEqualTo("CLIO_UNAVAILABLE");
            everythingArrivesOnce(running);
            // It went on with the page that failed: three pages, that page again, and the late query
            assertThat(running.questions("/matters")).isEqualTo(5);
        }
    }

    @Test
    void aWrongContentTypeDoesNoHarm() throws Exception {
        try (Scene running = start()) {
            running.clio.faults().next(10, Fault.wrongContentType());
            running.connectedGroup();
            everythingArrivesOnce(running);
            assertThat(running.lastRun().get("failures").asInt()).isZero();
        }
    }

    @Test
    void aLinkToAnotherHostIsNotFollowed() throws Exception {
        try (Scene running = start();
                SandboxClio elsewhere = SandboxClio.start(0, Firm.empty())) {
            running.clio.faults().whenPath("/matters", 1, Fault.nextLink(elsewhere.url() + "/api/v4/matters.json"));
            running.connectedGroup();
            JsonNode failed =
                    running.waitUntilRun(1, run -> run.get("state").asText().equals("FAILED"));
            assertThat(failed.get("error").get("text").asText()).contains("another host");
            everythingArrivesOnce(running);
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    void aRevokedTokenIsToldAndAfterANewOneNothingIsMissing() throws Exception {
        try (Scene running = start()) {
            running.clio.revokeToken(running.clio.accessToken());
            running.connectedGroup();
            JsonNode failed =
                    running.waitUntilRun(1, run -> run.get("state").asText().equals("FAILED"));
            assertThat(failed.get("error").get("code").asText()).isEqualTo("NOT_AUTHORIZED");
            assertThat(failed.get("error").get("text").asText()).contains("has not been Authorized");
            assertThat(running.rows()).isEmpty();

            running.clio.acceptToken("another-token");
            running.connect("another-token");
            everythingArrivesOnce(running);
        }
    }

    @Test
    void withoutTheRightToReadCustomFieldsNothingIsDecidedAtAll() throws Exception {
        firm.customFieldsForbidden(true);
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .id(1)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        try (Scene running = start()) {
            running.connectedGroup();
            JsonNode failed =
                    running.waitUntilRun(1, run -> run.get("state").asText().equals("FAILED"));
            assertThat(failed.get("error").get("code").asText()).isEqualTo("CUSTOM_FIELDS_ACCESS_DENIED");
            assertThat(running.received()).isEmpty();

            firm.customFieldsForbidden(false);
            running.waitUntilPolled();
            assertThat(running.reason(matter)).isEqualTo("DONT_SEND_REVIEW");
        }
    }

    @Test
    void clioStextOfARefusedPermissionIsRecorded() throws Exception {
        String refusal =
                "{\"error\":{\"type\":\"AccessDenied\",\"message\":\"You don't have permission to view custom fields.\"}}";
        try (Scene running = start()) {
            running.clio.faults().next(1, Fault.status(403, "application/json", refusal, Map.of()));
            running.connectedGroup();
            JsonNode failed =
                    running.waitUntilRun(1, run -> run.get("state").asText().equals("FAILED"));
            assertThat(failed.get("error").get("code").asText()).isEqualTo("CUSTOM_FIELDS_ACCESS_DENIED");
            assertThat(failed.get("error").get("text").asText()).isEqualTo(refusal);
            everythingArrivesOnce(running);
        }
    }

    static Stream<Fault> rateLimits() {
        String body = "{\"error\":{\"type\":\"RateLimited\",\"message\":\"Rate limit reached. Retry in 2 seconds.\"}}";
        return Stream.of(
                Fault.status(429, "application/json", body, Map.of("Retry-After", "2")),
                Fault.status(429, "text/html", "<html>slow down</html>", Map.of("Retry-After", "2")),
                Fault.status(429, "application/json", body, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("rateLimits")
    void nothingIsAskedBeforeTheTimeThatClioNamed(Fault rateLimit) throws Exception {
        try (Scene running = start()) {
            running.clio.faults().whenPath("/matters", 1, rateLimit).after(1);
            running.connectedGroup();
            running.waitUntilRun(1, run -> run.get("state").asText().equals("WAITING"));
            everythingArrivesOnce(running);
            assertThat(running.lastRun().get("failures").asInt()).isZero();
            Instant refused = running.clio.journal().entries().stream()
                    .filter(entry -> entry.status() == 429)
                    .findFirst()
                    .map(Journal.Entry::at)
                    .orElseThrow();
            assertThat(running.clio.journal().entries().stream()
                            .map(Journal.Entry::at)
                            .filter(at -> at.isAfter(refused)))
                    .isNotEmpty()
                    .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(refused.plusSeconds(2)));
        }
    }

    @Test
    void theOddBase64RefusalWaitsAMinute() throws Exception {
        try (Scene running = start()) {
            running.clio.faults().next(1, Fault.rateLimitedBase64());
            running.connectedGroup();
            JsonNode waiting =
                    running.waitUntilRun(1, run -> run.get("state").asText().equals("WAITING"));
            assertThat(Instant.parse(waiting.get("nextAttemptAt").asText()))
                    .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(61));
            running.clock.moveOn(Duration.ofSeconds(61));
            everythingArrivesOnce(running);
        }
    }

    @Test
    void thePaceIsClioSAndNoRequestIsEverRefused() throws Exception {
        try (Scene running = start()) {
            running.clio.rateLimit(2);
            running.connectedGroup();
            running.waitUntilRun(1, run -> run.get("state").asText().equals("WAITING"));
            assertThat(running.clio.journal().entries())
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
            running.clio.rateLimit(0);
            running.clock.moveOn(Duration.ofSeconds(61));
            everythingArrivesOnce(running);
            assertThat(leastLeftOfTheLimit(running))
                    .as("the second of two requests left nothing")
                    .isZero();
        }
    }

    private static Integer leastLeftOfTheLimit(Scene running) {
        return running.service
                .bean("database", Database.class)
                .client()
                .sql("SELECT budget_left FROM poll_run WHERE id = 1")
                .query(Integer.class)
                .single();
    }

    private Scene start() throws Exception {
        return Scene.with(firm, folder);
    }

    private void everythingArrivesOnce(Scene running) {
        running.waitUntilPolled();
        running.waitUntilDelivered();
        assertThat(running.received()).doesNotHaveDuplicates().hasSize(450);
        assertThat(running.rows()).hasSize(450);
    }
}
