package io.github.cliocheckin.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.SpringBootHost;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four kamelets in a Camel application of Spring Boot, in the route of docs/kamelets.md. */
class KameletsInSpringBootTest {

    @TempDir
    Path folder;

    @Test
    void aClosedMatterArrivesOnceAtTheBusinessOfItsLocation() throws Exception {
        try (KameletsScene scene = new KameletsScene()) {
            scene.matter(1).location("Norman").save();
            scene.matter(2).location("Tulsa").dontSendReview(true).save();
            scene.matter(3).location("Nowhere").save();
            scene.matter(4).location("Tulsa").save();
            Map<String, String> settings = new HashMap<>(scene.settings());
            settings.put("camel.main.routes-include-pattern", "file:" + KameletsScene.route(folder));
            try (SpringBootHost host = SpringBootHost.start(settings, Map.of())) {
                scene.waitUntilArrived(2);
                scene.waitForQuestions(3);
                assertThat(host.camel().getRegistry().lookupByName("database")).isNull();
            }
            assertThat(scene.arrived()).containsExactly("149451644517301 801", "149451644517302 804");
        }
    }
}
