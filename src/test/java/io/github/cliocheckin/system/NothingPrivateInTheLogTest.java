package io.github.cliocheckin.system;

import static io.github.cliocheckin.system.MarkedFirm.MARKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.App;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Everything that can happen happens to a firm whose secrets and clients are marked, with every logger told to tell all; then
 * all that the process printed is searched for the marks.
 */
@Execution(ExecutionMode.CONCURRENT)
class NothingPrivateInTheLogTest {

    private static final String JSON = "application/json";
    private static final String GUARD = "<PayloadGuard/>";

    /** Words of Clio's and the receiver's that quote the client. */
    private static final String QUOTING =
            "{\"code\": %d, \"message\": \"marked.person1@mail.test of Zebulonia Quagsmire is refused\"}";

    private final MarkedFirm firm = new MarkedFirm();
    private final List<String> madeTokens = new ArrayList<>();

    @TempDir
    private Path folder;

    private String logConfiguration;

    @BeforeEach
    void readLogConfiguration() throws IOException {
        try (var shipped = App.class.getResourceAsStream("/log4j2.xml")) {
            logConfiguration = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("level=\"[A-Z]+\"", "level=\"ALL\"");
        }
        assertThat(logConfiguration).contains(GUARD).contains("<Root level=\"ALL\">");
    }

    @Test
    void withEveryLoggerAtAllNoSecretAndNoClientIsPrinted() throws IOException {
        String output = everythingHappens();
        assertThat(output.lines().filter(line -> MARKS.stream().anyMatch(line::contains)))
                .isEmpty();
        assertThat(output).doesNotContain(keyMaterial());
        assertThat(output).doesNotContain(madeTokens);
        assertThat(output)
                .contains("clio-checkin is up")
                .containsPattern("Poll \\d+ of group \\d+ \\(.*: \\d+ seen, [1-9]\\d* queued, [1-9]\\d* restricted")
                .contains("Deliveries: {")
                .contains("stopped, its watermark stays")
                .contains("is paused: the receiver refuses the key")
                .contains("is paused: the receiver refuses this location")
                .contains("hand-over-restriction: ")
                .contains("DEBUG");
    }

    @Test
    void withoutTheGuardTheLibrariesWouldPrintIt() throws IOException {
        logConfiguration = logConfiguration.replace(GUARD, "");
        String output = everythingHappens();
        assertThat(MARKS.stream().filter(output::contains).toList())
                .as("what the other test looks for is there to be found")
                .contains("Tmarked", "Zebulonia", "Quagsmire", "marked.person", "512555");
    }

    private String everythingHappens() throws IOException {
        Path configuration = Files.writeString(folder.resolve("log4j2.xml"), logConfiguration);
        try (SandboxClio clio = SandboxClio.start(0, firm.firm);
                SandboxReceiver receiver = SandboxReceiver.start(0);
                ServiceProcess service = start(configuration, clio, receiver)) {
            clio.acceptToken(MarkedFirm.CLIO_TOKEN);
            receiver.acceptKey(MarkedFirm.RECEIVER_KEY);
            callWrongly(service);
            signIn(service);
            Operator operator = new Operator(service, MarkedFirm.API_TOKEN);
            failAtClio(clio);
            failAtReceiver(receiver);
            long group =
                    operator.addPausedFirm(MarkedFirm.WRONG_CLIO_TOKEN, MarkedFirm.RECEIVER_KEY, MarkedFirm.LOCATIONS);
            JsonNode tulsa = mappings(operator).get(2);
            operator.call("PATCH", mapping(tulsa), "{\"active\": false}");
            operator.release(group);
            waitUntil(() -> operator.runs().stream()
                    .anyMatch(run -> run.path("error").path("code").asText().equals("NOT_AUTHORIZED")));
            operator.call(
                    "PUT",
                    "/integration/businessintegrationgroup/" + group + "/connection",
                    "{\"region\": \"US\", \"accessToken\": \"" + MarkedFirm.CLIO_TOKEN + "\"}");
            waitUntil(() -> isOver(operator));
            assertThat(reasons(operator))
                    .contains(
                            "DONT_SEND_REVIEW",
                            "LOCATION_MISSING",
                            "LOCATION_UNMAPPED",
                            "LOCATION_INACTIVE",
                            "CLIENT_MISSING",
                            "NO_VALID_CONTACT",
                            "NAME_MISSING",
                            "RECENTLY_REQUESTED",
                            "CHECKIN_REJECTED");
            whatPauses(operator, receiver, group);
            service.stop();
            assertThat(service.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            assertThat(RawFiles.holding(folder.resolve("data"), "Zebulonia"))
                    .as("what is no secret is found in the database's files")
                    .isNotEmpty();
            assertThat(RawFiles.holding(folder.resolve("data"), "Tmarked")).isEmpty();
            return service.output();
        }
    }

    private String keyMaterial() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("secrets/keyset.json").toFile())
                .at("/key/0/keyData/value")
                .asText();
    }

    private ServiceProcess start(Path configuration, SandboxClio clio, SandboxReceiver receiver) {
        return ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .setting("log4j2.configurationFile", configuration.toString())
                .settings(Map.ofEntries(
                        Map.entry("logging.level", "TRACE"),
                        Map.entry("clio.us.url", clio.url()),
                        Map.entry("checkin.url", receiver.url()),
                        Map.entry("network.allow-private-addresses", "true"),
                        Map.entry("poll.clock", "PT0.2S"),
                        Map.entry("poll.retry.first", "PT0.3S"),
                        Map.entry("poll.retry.longest", "PT0.3S"),
                        Map.entry("delivery.clock", "PT0.2S"),
                        Map.entry("delivery.connect-timeout", "PT1S"),
                        Map.entry("delivery.response-timeout", "PT2S"),
                        Map.entry("delivery.lease", "PT6S"),
                        Map.entry("delivery.retry.first", "PT0.3S"),
                        Map.entry("delivery.lookup.pause", "PT0.3S"),
                        // Nobody listens there
                        Map.entry("restriction.endpoint", "http://127.0.0.1:" + TestService.freePort() + "/")))
                .environment("API_TOKEN", MarkedFirm.API_TOKEN)
                .start()
                .awaitHealthy();
    }

    private static void callWrongly(ServiceProcess service) {
        Operator stranger = new Operator(service, MarkedFirm.WRONG_API_TOKEN);
        assertThat(stranger.call("GET", "/integration/checkins", null).status()).isEqualTo(401);
        Operator operator = new Operator(service, MarkedFirm.API_TOKEN);
        String business = "/integration/business/" + Operator.ENTERPRISE;
        String marked = "\"" + MarkedFirm.RECEIVER_KEY + "\"";
        for (String body : List.of(
                "{\"apiKey\": " + marked,
                "{\"apiKey\": {\"value\": " + marked + "}}",
                "{\"apiKey\": " + marked + ", \"timeZone\": \"Zebulonia\"}",
                "{\"Tmarked\": 1}",
                "[" + marked + "]",
                "{\"apiKey\": \"" + MarkedFirm.RECEIVER_KEY.repeat(400) + "\"}")) {
            assertThat(operator.call("PUT", business, body).status()).as(body).isBetween(400, 499);
        }
        String tooMuch = "{\"name\": \"" + "Zebulonia".repeat(130_000) + "\"}";
        assertThat(operator.call("PUT", business, tooMuch).status()).isEqualTo(413);
        assertThat(operator.call("GET", "/integration/checkins?state=Zebulonia&from=marked.person", null)
                        .status())
                .isEqualTo(400);
        assertThat(operator.call("GET", "/integration/Tmarked?token=" + MarkedFirm.API_TOKEN, null)
                        .status())
                .isEqualTo(404);
    }

    /** Makes a user, a session and a token, and gets a password wrong. */
    private void signIn(ServiceProcess service) {
        Operator admin = new Operator(service, MarkedFirm.API_TOKEN);
        String anna = "{\"name\": \"anna\", \"password\": \"password-Rk4TmarkedQ1\"}";
        assertThat(admin.call("POST", "/access/users", anna.replace("}", ", \"role\": \"admin\"}"))
                        .status())
                .isEqualTo(201);
        assertThat(admin.call("POST", "/access/login", anna.replace("Q1", "Q2")).status())
                .isEqualTo(401);
        TestService.Answer token = admin.call("POST", "/access/tokens", "{\"name\": \"deploy\", \"role\": \"viewer\"}");
        TestService.Answer session = admin.call("POST", "/access/login", anna);
        for (TestService.Answer made : List.of(token, session)) {
            String text = made.json().path("token").asText();
            assertThat(new Operator(service, text)
                            .call("GET", "/access/me", null)
                            .status())
                    .isEqualTo(200);
            madeTokens.add(text);
        }
    }

    private static void failAtClio(SandboxClio clio) {
        for (Fault fault : List.of(
                Fault.html(500),
                Fault.cut(),
                Fault.truncate(),
                Fault.body("{\"data\": [{\"id\": \"marked.person1@mail.test\", \"client\": \"Zebulonia Quagsmire\"}]}"),
                Fault.body("marked.person1@mail.test"),
                Fault.nextLink("http://127.0.0.1:1/Zebulonia"),
                Fault.status(429, JSON, "{}", Map.of("Retry-After", "1")),
                Fault.status(403, JSON, "{\"error\": {\"message\": \"no custom fields\"}}", Map.of()))) {
            clio.faults().whenPath("matters", 1, fault);
        }
    }

    private static void failAtReceiver(SandboxReceiver receiver) {
        for (Fault fault : List.of(
                Fault.html(500),
                Fault.cut(),
                Fault.cutAfter(),
                Fault.acceptAndNeverAnswer(),
                Fault.truncate(),
                Fault.body("marked.person1@mail.test"),
                Fault.status(429, JSON, QUOTING.formatted(1541), Map.of()),
                Fault.status(400, JSON, QUOTING.formatted(1055), Map.of()),
                Fault.status(400, JSON, QUOTING.formatted(1999), Map.of()))) {
            receiver.faults().whenPath("/v1/customer/checkin", 1, fault);
        }
        receiver.faults().whenPath("getCustomer", 1, Fault.html(503));
        receiver.faults().whenPath("getCustomer", 1, Fault.body("marked.person1@mail.test"));
        receiver.faults().whenPath("history", 1, Fault.body("{\"name\": \"Zebulonia\"}"));
    }

    /** A key and a location that the receiver refuses, and the beta of an integration. */
    private void whatPauses(Operator operator, SandboxReceiver receiver, long group) {
        receiver.faults()
                .whenPath("/v1/customer/checkin", 1, Fault.status(401, JSON, QUOTING.formatted(1161), Map.of()));
        firm.add();
        pollNow(operator);
        waitUntil(() -> operator.call("GET", "/integration/businessintegrationgroup/" + Operator.ENTERPRISE, null)
                .text()
                .contains("refuses the key"));
        operator.release(group);
        waitUntil(() -> isOver(operator));
        operator.call("PATCH", "/integration/businessintegrationgroup/" + group, "{\"beta\": true}");
        firm.add();
        pollNow(operator);
        waitUntil(() -> reasons(operator).contains("INTEGRATION_BETA"));
        operator.call("PATCH", "/integration/businessintegrationgroup/" + group, "{\"beta\": false}");
        receiver.faults()
                .whenPath("/v1/customer/checkin", 1, Fault.status(401, JSON, QUOTING.formatted(1175), Map.of()));
        firm.add();
        pollNow(operator);
        waitUntil(() -> mappings(operator).toString().contains("refuses this location"));
    }

    private static void pollNow(Operator operator) {
        JsonNode norman = mappings(operator).get(1);
        assertThat(operator.call("POST", mapping(norman) + "/run", null).status())
                .isEqualTo(202);
    }

    private static JsonNode mappings(Operator operator) {
        return operator.call("GET", "/integration/businessintegrationmapping", null)
                .json();
    }

    private static String mapping(JsonNode mapping) {
        return "/integration/businessintegrationmapping/"
                + mapping.get("mappingId").asLong();
    }

    private static boolean isOver(Operator operator) {
        return operator.runs().stream()
                        .allMatch(run -> run.get("state").asText().equals("DONE"))
                && operator.rows().stream()
                        .allMatch(row -> List.of("SENT", "RESTRICTED")
                                .contains(row.get("state").asText()));
    }

    private static List<String> reasons(Operator operator) {
        return operator.rows().stream()
                .map(row -> row.path("reason").path("code").asText())
                .distinct()
                .collect(Collectors.toList());
    }

    private static void waitUntil(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
