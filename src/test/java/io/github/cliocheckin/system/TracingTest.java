package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces over both sides, of a firm whose secrets and clients are marked: they lead through, and name nobody. */
class TracingTest {

    private static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String QUOTING = "{\"code\": 1999, \"message\": \"marked.person1@mail.test of Zebulonia\"}";

    @TempDir
    private Path folder;

    @Test
    void tracesLeadFromACallAndToTheReceiverAndNameNobody() throws Exception {
        MarkedFirm firm = new MarkedFirm();
        try (SpanCollector collector = new SpanCollector()) {
            Map<String, String> settings =
                    Map.of("tracing.enabled", "true", "tracing.otlp-endpoint", collector.endpoint());
            String sentOn;
            try (Scene scene = Scene.with(firm.firm, folder, settings)) {
                callWithSecretsInAddresses(scene.service);
                everythingHappens(scene);
                sentOn = traceOf(scene.receiver.journal());
                assertThat(traceOf(scene.clio.journal())).isNotEqualTo(sentOn);
            }
            String spans = collector.received();
            assertThat(spans)
                    .contains(
                            "clio-checkin",
                            "poll-page",
                            "deliver-check-in",
                            "GET clio",
                            "POST receiver",
                            "find-customers")
                    .contains("GET /integration/checkins", "GET /connect/{link}", "POST /webhook/{door}")
                    .contains("http.status_code")
                    .contains(bytes(CALLERS_TRACE), bytes(sentOn));
            assertThat(spans).doesNotContain(MarkedFirm.MARKS).doesNotContain(TestService.TOKEN);
        }
    }

    @Test
    void aCollectorThatIsNotThereHoldsUpNothing() throws Exception {
        Firm firm = Firm.empty();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        Map<String, String> settings = Map.of(
                "tracing.enabled",
                "true",
                "tracing.otlp-endpoint",
                "http://127.0.0.1:" + TestService.freePort() + "/v1/traces");
        try (HeardLog log = HeardLog.of("io.github.cliocheckin");
                Scene scene = Scene.with(firm, folder, settings)) {
            scene.connectedGroup().waitUntilPolled();
            scene.waitUntilDelivered();
            assertThat(scene.received()).hasSize(1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.lines().stream().anyMatch(line -> line.contains("tracing.otlp-endpoint")));
        }
    }

    @Test
    void withoutTracingNothingIsAddedToARequest() throws Exception {
        Firm firm = Firm.empty();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        try (Scene scene = Scene.with(firm, folder)) {
            scene.connectedGroup().waitUntilPolled();
            scene.waitUntilDelivered();
            assertThat(scene.receiver.journal().entries())
                    .isNotEmpty()
                    .noneMatch(entry -> entry.headers().containsKey("traceparent"));
        }
    }

    private static void callWithSecretsInAddresses(TestService service) {
        service.call(
                "GET",
                "/integration/checkins?state=marked.person",
                null,
                "traceparent",
                "00-" + CALLERS_TRACE + "-00f067aa0ba902b7-01");
        service.callAsStranger("GET", "/connect/Tmarked-link?email=marked.person");
        service.callAsStranger("GET", "/send-review/Tmarked-door/Tmarked-pass");
        service.callAsStranger("GET", "/oauth/callback/us?state=Tmarked&code=Tmarked");
        service.callAsStranger("POST", "/webhook/Tmarked-door", "X-Hook-Secret", "Tmarked");
    }

    private static void everythingHappens(Scene scene) {
        scene.clio.acceptToken(MarkedFirm.CLIO_TOKEN);
        scene.receiver.acceptKey(MarkedFirm.RECEIVER_KEY);
        scene.clio.faults().whenPath("matters", 1, Fault.cut());
        for (Fault fault :
                List.of(Fault.cut(), Fault.cutAfter(), Fault.status(400, "application/json", QUOTING, Map.of()))) {
            scene.receiver.faults().whenPath("/v1/customer/checkin", 1, fault);
        }
        scene.pausedGroup(MarkedFirm.LOCATIONS.toArray(String[]::new));
        Scene.ok(scene.service.put(
                "/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"" + MarkedFirm.RECEIVER_KEY + "\"}"));
        scene.connect(MarkedFirm.CLIO_TOKEN);
        scene.pause(false);
        scene.waitUntilPolled();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> scene.rows().stream()
                        .allMatch(row -> List.of("SENT", "RESTRICTED")
                                .contains(row.get("state").asText())));
        assertThat(scene.received()).hasSizeGreaterThan(30);
    }

    /** The trace that the last request belonged to. */
    private static String traceOf(Journal journal) {
        List<Journal.Entry> entries = journal.entries();
        return entries.get(entries.size() - 1).headers().get("traceparent").split("-")[1];
    }

    /** As they lie in what is sent. */
    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
