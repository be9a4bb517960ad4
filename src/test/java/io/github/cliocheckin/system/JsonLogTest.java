package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.App;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as JSON: each line is an object that says what it is about, and no line holds more than a line of text would. */
class JsonLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void eachLineIsAnObjectWithTheIdsOfWhatItIsAboutAndNamesNobody() throws IOException {
        MarkedFirm firm = new MarkedFirm();
        try (SandboxClio clio = SandboxClio.start(0, firm.firm);
                SandboxReceiver receiver = SandboxReceiver.start(0);
                ServiceProcess service = start(clio, receiver)) {
            clio.acceptToken(MarkedFirm.CLIO_TOKEN);
            receiver.acceptKey(MarkedFirm.RECEIVER_KEY);
            clio.faults().whenPath("matters", 1, Fault.cut());
            receiver.faults()
                    .whenPath(
                            "/v1/customer/checkin",
                            1,
                            Fault.status(401, "application/json", "{\"code\": 1175, \"message\": \"no\"}", Map.of()));
            Operator operator = new Operator(service, MarkedFirm.API_TOKEN);
            long group = operator.addPausedFirm(MarkedFirm.CLIO_TOKEN, MarkedFirm.RECEIVER_KEY, MarkedFirm.LOCATIONS);
            operator.release(group);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.output().contains("is paused: the receiver refuses this location")
                            && service.output().contains("seen,"));
            service.stop();
            service.awaitExit(Duration.ofSeconds(30));
            List<JsonNode> lines = lines(service);
            assertThat(service.output()).doesNotContain(MarkedFirm.MARKS);
            assertThat(with(lines, "stopped, its watermark stays")).allSatisfy(line -> {
                assertThat(line.path("runId").asText()).isEqualTo("1");
                assertThat(line.path("groupId").asText()).isEqualTo(String.valueOf(group));
                assertThat(line.has("checkInId")).isFalse();
            });
            assertThat(with(lines, " seen, "))
                    .allSatisfy(line -> assertThat(line.path("runId").asText()).isEqualTo("1"));
            assertThat(with(lines, "is paused: the receiver refuses this location"))
                    .allSatisfy(line -> {
                        assertThat(line.path("checkInId").asText()).isNotEmpty();
                        assertThat(line.path("groupId").asText()).isEqualTo(String.valueOf(group));
                    });
            assertThat(with(lines, "clio-checkin is up")).allSatisfy(line -> {
                assertThat(line.path("level").asText()).isEqualTo("INFO");
                assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
                assertThat(line.has("runId")).isFalse();
            });
        }
    }

    @Test
    void aWrongSettingIsAnObjectToo() {
        try (ServiceProcess service = ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .environment("LOGGING_FORMAT", "json")
                .setting("poll.lease", "soon")
                .start()) {
            assertThat(service.awaitExit(Duration.ofSeconds(60))).isEqualTo(2);
            assertThat(with(lines(service), "poll.lease")).hasSize(1);
        }
    }

    /** Every logger tells all that it has to say. */
    private ServiceProcess start(SandboxClio clio, SandboxReceiver receiver) throws IOException {
        Path configuration = folder.resolve("log4j2.xml");
        try (var shipped = App.class.getResourceAsStream("/log4j2.xml")) {
            Files.writeString(
                    configuration,
                    new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("level=\"[A-Z]+\"", "level=\"ALL\""));
        }
        return ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .setting("log4j2.configurationFile", configuration.toString())
                .setting("logging.format", "json")
                .setting("logging.level", "TRACE")
                .setting("clio.us.url", clio.url())
                .setting("checkin.url", receiver.url())
                .setting("network.allow-private-addresses", "true")
                .setting("poll.clock", "PT0.2S")
                .setting("poll.retry.first", "PT0.3S")
                .setting("delivery.clock", "PT0.2S")
                .environment("API_TOKEN", MarkedFirm.API_TOKEN)
                .start()
                .awaitHealthy();
    }

    private static List<JsonNode> lines(ServiceProcess service) {
        return service.output().lines().map(JsonLogTest::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException(line, notJson);
        }
    }

    /** The lines with these words in their message; there must be some. */
    private static List<JsonNode> with(List<JsonNode> lines, String words) {
        List<JsonNode> found = lines.stream()
                .filter(line -> line.path("message").asText().contains(words))
                .toList();
        assertThat(found).as(words).isNotEmpty();
        return found;
    }
}
