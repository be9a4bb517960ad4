package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens is counted, and shown where Prometheus asks for it. */
class MetricsTest {

    private static final Map<String, String> OFTEN = Map.of("metrics.clock", "PT0.1S");

    @TempDir
    private Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void whatIsDecidedAndSentIsCountedByReasonStateAndAnswer() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(2)).save();
        firm.addMatter("Closed", Scene.YESTERDAY).noClient().save();
        try (Scene scene = Scene.with(firm, folder, OFTEN)) {
            scene.clio.rateLimit(50);
            scene.receiver.faults().whenPath("/v1/customer/checkin", 1, Fault.html(503));
            scene.connectedGroup().waitUntilPolled();
            scene.waitUntilDelivered();
            await().untilAsserted(() -> assertThat(scene.received()).hasSize(2));
            await().untilAsserted(() -> {
                Metrics metrics = Metrics.of(scene.service);
                assertThat(metrics.value("clio_checkin_decisions_total{reason=\"QUEUED\"}"))
                        .isEqualTo(2);
                assertThat(metrics.value("clio_checkin_decisions_total{reason=\"CLIENT_MISSING\"}"))
                        .isEqualTo(1);
                assertThat(metrics.value("clio_checkin_outcomes_total{state=\"SENT\"}"))
                        .isEqualTo(2);
                assertThat(metrics.value("clio_checkin_outcomes_total{state=\"UNKNOWN\"}"))
                        .isEqualTo(1);
                assertThat(metrics.value("clio_checkin_receiver_requests_seconds_count{answer=\"5xx\"}"))
                        .isEqualTo(1);
                assertThat(metrics.value("clio_checkin_receiver_requests_seconds_count{answer=\"2xx\"}"))
                        .isGreaterThanOrEqualTo(2);
                assertThat(metrics.value("clio_checkin_clio_requests_seconds_count{answer=\"2xx\"}"))
                        .isEqualTo(scene.questions("matters"));
                assertThat(metrics.value("clio_checkin_clio_budget_requests")).isBetween(0.0, 50.0);
                assertThat(metrics.value("clio_checkin_checkins{state=\"PENDING\"}"))
                        .isZero();
            });
        }
    }

    @Test
    void whatWaitsIsShownWithHowLongItHas() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        Map<String, String> nothingIsSent = Map.of("metrics.clock", "PT0.1S", "delivery.clock", "PT1H");
        try (Scene scene = Scene.with(firm, folder, nothingIsSent)) {
            scene.connectedGroup().waitUntilPolled();
            scene.clock.moveOn(Duration.ofHours(30));
            scene.connect("unknown-to-Clio");
            await().untilAsserted(() -> {
                Metrics metrics = Metrics.of(scene.service);
                assertThat(metrics.value("clio_checkin_checkins{state=\"PENDING\"}"))
                        .isEqualTo(1);
                assertThat(metrics.value("clio_checkin_oldest_due_seconds"))
                        .isGreaterThan(Duration.ofHours(29).toSeconds());
                assertThat(metrics.value("clio_checkin_poll_lag_seconds"))
                        .isBetween((double) Duration.ofHours(5).toSeconds(), (double)
                                Duration.ofHours(7).toSeconds());
                assertThat(metrics.value("clio_checkin_poll_groups_behind{lag=\"under_1d\"}"))
                        .isEqualTo(1);
                assertThat(metrics.value("clio_checkin_connections_lost")).isEqualTo(1);
                assertThat(metrics.value("clio_checkin_clio_requests_seconds_count{answer=\"401\"}"))
                        .isPositive();
            });
            scene.pause(true);
            await().untilAsserted(() -> assertThat(Metrics.of(scene.service).value("clio_checkin_oldest_due_seconds"))
                    .as("what an operator holds back is not late")
                    .isZero());
        }
    }

    @Test
    void whatClioDeliversIsCountedWhetherItIsTakenOrNot() throws Exception {
        try (TestService service = TestService.start(folder, OFTEN)) {
            TestService.Answer answer = service.callAsStranger("POST", "/webhook/no-such-door");
            assertThat(answer.status()).isEqualTo(404);
            await().untilAsserted(() -> assertThat(
                            Metrics.of(service).value("clio_checkin_webhook_deliveries_total{result=\"refused\"}"))
                    .isEqualTo(1));
        }
    }
}
