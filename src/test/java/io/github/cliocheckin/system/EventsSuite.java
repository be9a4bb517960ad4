package io.github.cliocheckin.system;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to check-ins is told on a bus, whatever becomes of its broker meanwhile. */
abstract class EventsSuite {

    /** How long the broker is away; {@code -Dbus.outage=PT60S} for longer. */
    static final Duration OUTAGE = Duration.parse(System.getProperty("bus.outage", "PT3S"));

    private static final Duration LONG = OUTAGE.multipliedBy(2).plusSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    abstract Bus bus(Path folder);

    @Test
    void aBrokerThatIsAwayUnderLoadDelaysEventsAndNeitherLosesNorReordersOne() throws Exception {
        AwkwardFirm firm = new AwkwardFirm();
        try (Bus bus = bus(folder);
                Scene scene = Scene.with(firm.firm, folder, settings(bus))) {
            // So that it takes two outages to deliver all
            scene.receiver.faults().whenPath("checkin", Integer.MAX_VALUE, Fault.delay(OUTAGE.dividedBy(100)));
            scene.connectedGroup(AwkwardFirm.LOCATIONS.toArray(String[]::new));
            await().atMost(LONG).until(() -> changes(scene) - waiting(scene) > 100);

            bus.stop();
            long before = changes(scene);
            Instant end = Instant.now().plus(OUTAGE);
            await().atMost(LONG).until(() -> Instant.now().isAfter(end) && changes(scene) > before + 100);
            assertThat(waiting(scene)).isGreaterThan(100);
            bus.start();

            await().atMost(LONG).until(() -> isOver(scene) && waiting(scene) == 0);
            Map<String, Bus.Message> told = new LinkedHashMap<>();
            bus.take("events").forEach(message -> told.putIfAbsent(id(message), message));
            assertThat(told).hasSizeGreaterThan(1000);
            assertThat(statesBySubject(told.values())).isEqualTo(statesOfLedger(scene));
            assertThat(told.values())
                    .allSatisfy(message -> assertThat(message.key())
                            .isEqualTo(json(message).get("subject").asText()));
        }
    }

    private static Map<String, String> settings(Bus bus) {
        Map<String, String> settings = new HashMap<>(bus.settings());
        settings.put("event.endpoint", bus.sendingTo("events"));
        settings.put("event.clock", "PT0.1S");
        settings.put("checkin.concurrency", "2");
        return settings;
    }

    private static boolean isOver(Scene scene) {
        return database(scene)
                .client()
                .sql("SELECT COUNT(*) FROM check_in WHERE state NOT IN ('SENT', 'RESTRICTED')")
                .query(Long.class)
                .single()
                .equals(0L);
    }

    private static long changes(Scene scene) {
        return database(scene)
                .client()
                .sql("SELECT COUNT(*) FROM check_in_history")
                .query(Long.class)
                .single();
    }

    private static long waiting(Scene scene) {
        return database(scene)
                .client()
                .sql("SELECT COUNT(*) FROM event_outbox")
                .query(Long.class)
                .single();
    }

    private static Map<String, List<String>> statesOfLedger(Scene scene) {
        return database(scene)
                .client()
                .sql("SELECT check_in_id, state, cause FROM check_in_history ORDER BY id")
                .query((row, number) -> Map.entry(
                        "checkins/" + row.getLong("check_in_id"),
                        row.getString("state") + " " + row.getString("cause")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Map<String, List<String>> statesBySubject(Collection<Bus.Message> told) {
        return told.stream()
                .map(EventsSuite::json)
                .collect(groupingBy(
                        event -> event.get("subject").asText(),
                        mapping(
                                event -> event.at("/data/state").asText() + " "
                                        + event.at("/data/cause").asText(),
                                toList())));
    }

    private static Database database(Scene scene) {
        return scene.service.bean("database", Database.class);
    }

    private static String id(Bus.Message message) {
        return json(message).get("id").asText();
    }

    static JsonNode json(Bus.Message message) {
        try {
            return JSON.readTree(message.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
