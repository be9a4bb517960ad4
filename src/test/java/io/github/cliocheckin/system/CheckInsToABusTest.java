package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check-ins that go to a bus in the receiver's place are delayed by an outage of its broker, and never handed over twice. */
class CheckInsToABusTest {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final int CONCURRENCY = 2;

    @TempDir
    Path folder;

    @Test
    void anOutageDelaysCheckInsAndOnlyThoseOnTheWayThenAreLeftToAPerson() throws Exception {
        AwkwardFirm firm = new AwkwardFirm();
        try (Bus bus = new ArtemisBus(folder);
                Scene scene = Scene.with(firm.firm, folder, settings(bus))) {
            scene.connectedGroup(AwkwardFirm.LOCATIONS.toArray(String[]::new));
            await().atMost(LONG).until(() -> count(scene, "SENT") > 20);
            bus.stop();
            await().atMost(LONG)
                    .until(() -> scene.rows().stream()
                            .anyMatch(row -> row.get("state").asText().equals("PENDING")
                                    && row.get("attempts").asInt() > 0));
            bus.start();
            await().atMost(LONG).until(() -> count(scene, "PENDING") + count(scene, "SENDING") == 0);

            List<String> arrived = bus.take("check-ins").stream()
                    .map(message -> EventsSuite.json(message).get("externalId").asText())
                    .toList();
            assertThat(arrived).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo((int) count(scene, "SENT"));
            assertThat(count(scene, "SENT")).isGreaterThan(400);
            assertThat(count(scene, "UNKNOWN")).isLessThanOrEqualTo(CONCURRENCY);
            assertThat(arrived).hasSizeLessThanOrEqualTo((int) (count(scene, "SENT") + count(scene, "UNKNOWN")));
        }
    }

    private static long count(Scene scene, String state) {
        return scene.rows().stream()
                .map((JsonNode row) -> row.get("state").asText())
                .filter(state::equals)
                .count();
    }

    private static Map<String, String> settings(Bus bus) {
        Map<String, String> settings = new HashMap<>(bus.settings());
        settings.put("checkin.endpoint", bus.sendingTo("check-ins"));
        settings.put("checkin.concurrency", String.valueOf(CONCURRENCY));
        return settings;
    }
}
