package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandedInOnArtemisTest extends HandedInSuite {

    @Override
    Bus bus(Path folder) {
        return new ArtemisBus(folder);
    }

    @Test
    void whatIsRefusedGoesToTheBrokersDeadLettersWhereNoEndpointIsSetForIt() throws Exception {
        try (Bus bus = bus(folder)) {
            Map<String, String> settings = new HashMap<>(bus.settings());
            settings.put("checkin.source", bus.takingFrom("check-ins"));
            bus.put("check-ins", List.of("no check-in"));
            // Whoever asks first makes the queue; without one the broker drops its dead letters
            bus.take("dead");
            try (Scene scene = Scene.with(Firm.empty(), folder, settings)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(bus.take("dead"))
                                .singleElement()
                                .satisfies(message -> assertThat(message.body()).isEqualTo("no check-in")));
                assertThat(scene.rows()).isEmpty();
            }
        }
    }
}
