package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check-ins that another system hands in on a bus are asked once each, whatever becomes of its broker meanwhile. */
abstract class HandedInSuite {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final int BEFORE = 200;
    private static final int ALL = 300;

    @TempDir
    Path folder;

    abstract Bus bus(Path folder);

    @Test
    void whatIsHandedInAroundAnOutageOfTheBrokerIsAskedOnceEach() throws Exception {
        try (Bus bus = bus(folder);
                Scene scene = Scene.with(Firm.empty(), folder, settings(bus))) {
            scene.connectedGroup();
            bus.put("check-ins", twice(scene, 0, BEFORE));
            await().atMost(LONG).until(() -> !scene.rows().isEmpty());
            bus.stop();
            assertThat(scene.rows()).hasSizeLessThan(BEFORE);
            bus.start();
            bus.put("check-ins", List.of("{\"groupId\": \"Ada Byron\"}"));
            bus.put("check-ins", twice(scene, BEFORE, ALL));

            await().atMost(LONG).until(() -> scene.rows().size() == ALL);
            scene.waitUntilDelivered();
            assertThat(scene.received())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ALL)
                            .mapToObj(number -> "c" + number)
                            .toList());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(bus.take("refused"))
                            .singleElement()
                            .satisfies(message -> {
                                assertThat(message.body()).isEqualTo("{\"groupId\": \"Ada Byron\"}");
                                assertThat(message.headers().get("refusal"))
                                        .startsWith("groupId")
                                        .doesNotContain("Ada");
                            }));
            assertShown(scene);
        }
    }

    private static void assertShown(Scene scene) {
        JsonNode row = scene.rows().get(0);
        assertThat(row.get("matterId").isNull()).isTrue();
        assertThat(row.get("reference").asText()).startsWith("order-");
        String table = scene.service
                .call("GET", "/integration/checkins?limit=1", null, "Accept", "text/csv")
                .text();
        assertThat(table.lines().toList().get(0)).endsWith(",reference");
        assertThat(table.lines().toList().get(1))
                .endsWith("," + row.get("reference").asText());
    }

    private static List<String> twice(Scene scene, int from, int to) {
        List<String> messages = new ArrayList<>();
        for (int number = from; number < to; number++) {
            String message = """
                    {"groupId": %d, "businessNumber": %d, "reference": "order-%d", "name": "Ada Byron",
                     "emailId": "ada%d@mail.test", "externalId": "c%d"}""".formatted(scene.groupId, Scene.ENTERPRISE, number, number, number);
            messages.add(message);
            messages.add(message);
        }
        return messages;
    }

    private static Map<String, String> settings(Bus bus) {
        Map<String, String> settings = new HashMap<>(bus.settings());
        settings.put("checkin.source", bus.takingFrom("check-ins"));
        settings.put("checkin.source.refused-endpoint", bus.sendingTo("refused"));
        return settings;
    }
}
