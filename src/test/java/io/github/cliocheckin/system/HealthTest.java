package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health means it: what a restart or another node would not mend is shown, and takes nothing out of service. */
class HealthTest {

    private static final int CONNECTIONS = 4;

    @TempDir
    private Path folder;

    @Test
    void aLostConnectionAndPollsThatAreBehindAreShownAndTakeNothingOutOfService() throws Exception {
        Map<String, String> settings = Map.of("metrics.clock", "PT0.1S", "health.poll-lag", "PT1S");
        try (Scene scene = Scene.with(Firm.empty(), folder, settings)) {
            assertThat(health(scene.service, "").text()).doesNotContain("degraded");
            scene.pausedGroup();
            scene.connect("unknown-to-Clio");
            scene.pause(false);
            await().untilAsserted(() -> assertThat(health(scene.service, "").text())
                    .contains("degraded: 1 group(s) lost their authorization")
                    .contains("degraded: the polls of 1 group(s) are behind by more than PT1S")
                    .doesNotContain("DOWN", "unknown-to-Clio"));
            for (String path : List.of("", "/live", "/ready")) {
                assertThat(health(scene.service, path).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aDatabaseThatHangsMakesItNotReadyAndNothingElseHangs() throws Exception {
        Map<String, String> settings =
                Map.of("database.pool-size", String.valueOf(CONNECTIONS), "metrics.clock", "PT0.1S");
        try (TestService service = TestService.start(folder, settings)) {
            assertThat(health(service, "/ready").status()).isEqualTo(200);
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(service.bean("database", Database.class).dataSource().getConnection());
            }
            Instant before = Instant.now();
            for (int i = 0; i < 3; i++) {
                TestService.Answer ready = health(service, "/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.text()).contains("the database did not answer within 2 seconds");
            }
            assertThat(health(service, "/live").status()).isEqualTo(200);
            assertThat(Metrics.of(service).value("clio_checkin_figures_age_seconds"))
                    .isGreaterThan(1);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            for (Connection connection : all) {
                connection.close();
            }
            await().until(() -> health(service, "/ready").status() == 200);
        }
    }

    @Test
    void aStoppedRouteNeitherEndsItNorTakesItOutOfService() throws Exception {
        try (TestService service = TestService.start(folder, Map.of())) {
            service.camel().getRouteController().stopRoute("deliver-check-ins");
            assertThat(health(service, "/live").status()).isEqualTo(200);
            assertThat(health(service, "/ready").status()).isEqualTo(200);
        }
    }

    private static TestService.Answer health(TestService service, String path) {
        return service.callAsStranger("GET", service.managementUrl() + "/observe/health" + path);
    }
}
