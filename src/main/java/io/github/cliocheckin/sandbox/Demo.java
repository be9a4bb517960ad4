package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service with a sandbox Clio and a sandbox receiver, set up through its own HTTP API as an operator would: one firm with
 * three locations. {@code -Dsandbox.firm=DIR} serves a firm from saved answers of Clio instead.
 */
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SERVICE = "http://127.0.0.1:8080";
    private static final int CLIO_PORT = 8091;
    private static final int RECEIVER_PORT = 8092;
    private static final String TOKEN = "demo";
    private static final long ENTERPRISE = 149451644517222L;
    private static final Map<Long, String> LOCATIONS =
            Map.of(149451644517301L, "Austin", 149451644517302L, "Norman", 149451644517303L, "Tulsa");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private Demo() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("camel.main.profile", "demo");
        Path home = Path.of(System.getProperty("clio-checkin.home", "."));
        String saved = System.getProperty("sandbox.firm", "");
        Firm firm = saved.isBlank() ? Firm.demo(Clock.systemUTC()) : Firm.fromDirectory(Path.of(saved));
        try (SandboxClio clio = SandboxClio.start(CLIO_PORT, firm);
                SandboxReceiver receiver = SandboxReceiver.start(RECEIVER_PORT)) {
            Main service = App.service(home);
            service.addMainListener(new MainListenerSupport() {
                @Override
                public void afterStart(BaseMainSupport main) {
                    new Demo().setUp(clio);
                    tellWhereToLook(firm, clio, receiver);
                }
            });
            service.run();
        }
    }

    private void setUp(SandboxClio clio) {
        long groupId = call("PUT", "/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": %d, "integrationSourceId": 2,
                         "integrationGroupTriggers":
                             [{"triggerId": 2, "triggerTypeId": 1}, {"triggerId": 81, "triggerTypeId": 2}],
                         "integrationGroupProperties":
                             [{"propertyKey": "clio.location.custom.field.name", "propertyValue": "Location"},
                              {"propertyKey": "clio.webhook.events", "propertyValue": "matter_closed"}]}""".formatted(ENTERPRISE))
                .get("groupId")
                .asLong();
        // Paused until all three locations are there, so that one poll reads for all of them
        call("PATCH", "/integration/businessintegrationgroup/" + groupId, "{\"paused\": true}");
        call("PUT", "/integration/business/" + ENTERPRISE, """
                {"name": "The sandbox firm", "apiKey": "sandbox-key", "timeZone": "UTC", "countryCode": "US"}""");
        LOCATIONS.forEach((businessNumber, location) ->
                authorize(call("PUT", "/integration/add/businessintegrationmapping", """
                {"businessNumber": %d, "integrationGroupId": %d, "active": true,
                 "integrationProperties": [{"propertyKey": "clio.location.name", "propertyValue": "%s"}]}""".formatted(
                                        businessNumber, groupId, location))
                        .get("mappingId")
                        .asLong()));
        call("PATCH", "/integration/businessintegrationgroup/" + groupId, "{\"paused\": false}");
    }

    /** Goes the way of a person whose browser opens the link, allows access at Clio, and is sent back. */
    private void authorize(long mappingId) {
        String path = "/integration/businessintegrationmapping/" + mappingId + "/authorization";
        JsonNode authorization = call("GET", path, "");
        if (authorization.get("state").asText().equals("AUTHORIZED")) {
            return; // by another location: all of a group's are authorized at once
        }
        String link = authorization.get("link").asText();
        HttpRequest browser =
                HttpRequest.newBuilder(URI.create(link + "&sandbox=allow")).build();
        send(browser);
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(send(request));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " was not answered with JSON", e);
        }
    }

    private String send(HttpRequest request) {
        String call = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(call + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(call + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(call + " was interrupted", e);
        }
    }

    /** A matter that no poll asks for. */
    private static Optional<Long> openMatter(Firm firm) {
        return firm.matters().entrySet().stream()
                .filter(matter -> matter.getValue().path("status").asText().equals("Open"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void tellWhereToLook(Firm firm, SandboxClio clio, SandboxReceiver receiver) {
        LOG.info("The demo runs. Its token is '{}':", TOKEN);
        LOG.info("  the ledger          curl -H 'Authorization: Bearer {}' {}/integration/checkins", TOKEN, SERVICE);
        LOG.info("  the polls           curl -H 'Authorization: Bearer {}' {}/integration/runs", TOKEN, SERVICE);
        LOG.info("  what was received   curl {}/sandbox/accepted", receiver.url());
        LOG.info("  the firm in Clio    curl {}/sandbox/matters", clio.url());
        LOG.info("  health              curl http://127.0.0.1:9876/observe/health");
        openMatter(firm).ifPresent(matter -> {
            LOG.info("  press Send Review   open {}/sandbox/click/{} in a browser", clio.url(), matter);
            LOG.info(
                    "  close that matter   curl -X PATCH {}/sandbox/matters/{} -d '{\"status\": \"Closed\", \"close_date\": \"{}\"}'",
                    clio.url(),
                    matter,
                    LocalDate.now(ZoneOffset.UTC));
        });
        LOG.info("Ctrl-C stops it; started again it sends nothing twice.");
    }
}
