package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator edits in config/application.properties while the service runs. */
class SettingsEditTest {

    private static final String TOLD_BY = "io.github.cliocheckin";
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();
    private HeardLog log;

    @BeforeEach
    void listen() {
        log = HeardLog.of(TOLD_BY);
    }

    @AfterEach
    void listenNoMore() {
        log.close();
        System.clearProperty("poll.clock");
        System.clearProperty("camel.main.profile");
    }

    @Test
    void aClockIsSetAnew() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        EditedHome home = EditedHome.in(folder, "poll.clock=PT1H", "delivery.clock=PT1H");
        try (Scene scene = scene(home)) {
            scene.connectedGroup();
            home.write("poll.clock=PT0.1S", "delivery.clock=PT1H");
            scene.waitUntilPolled();
            home.write("poll.clock=PT0.1S", "delivery.clock=PT0.1S");
            scene.waitUntilDelivered();
            assertThat(scene.received()).hasSize(1);
        }
    }

    @Test
    void anEditTakesEffectWithinTwoSeconds() throws Exception {
        EditedHome home = EditedHome.in(folder, "logging.level=INFO");
        try (TestService service = TestService.start(home.folder, folder, Map.of(), main -> {})) {
            home.write("logging.level=WARN");
            await().atMost(SOON).until(() -> LogManager.getLogger(TOLD_BY).getLevel() == Level.WARN);
            home.write("");
            await().atMost(SOON).until(() -> LogManager.getLogger(TOLD_BY).getLevel() == Level.INFO);
            assertThat(health(service).get("status").asText()).isEqualTo("UP");
        }
    }

    @Test
    void asManyCheckInsAreUnderWayAsTheFileSaysNow() throws Exception {
        for (int i = 0; i < 20; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(i)).save();
        }
        EditedHome home = EditedHome.in(folder, "checkin.concurrency=1", "delivery.clock=PT0.1S", "poll.clock=PT0.1S");
        Semaphore answers = new Semaphore(0);
        AtomicInteger underWay = new AtomicInteger();
        try (Scene scene = scene(home)) {
            scene.receiver.onCheckIn(checkIn -> {
                underWay.incrementAndGet();
                answers.acquireUninterruptibly();
                underWay.decrementAndGet();
            });
            scene.connectedGroup();
            scene.waitUntilPolled();
            patiently().until(() -> underWay.get() == 1);
            assertThat(sending(scene)).isEqualTo(1);

            takeOver(home, "checkin.concurrency=4", "delivery.clock=PT0.1S", "poll.clock=PT0.1S");
            answers.release();
            patiently().until(() -> underWay.get() == 4);
            assertThat(sending(scene)).isEqualTo(4);

            takeOver(home, "checkin.concurrency=2", "delivery.clock=PT0.1S", "poll.clock=PT0.1S");
            answers.release(4);
            patiently().until(() -> underWay.get() == 2);
            assertThat(sending(scene)).isEqualTo(2);

            answers.release(20);
            scene.waitUntilDelivered();
            assertThat(scene.received()).doesNotHaveDuplicates().hasSize(20);
        }
    }

    @Test
    void changesUnderLoadLoseNothingAndDoubleNothing() throws Exception {
        int matters = 1_000;
        for (int i = 0; i < matters; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(i)).save();
        }
        String clocks = "poll.clock=PT0.1S\ndelivery.clock=PT0.1S";
        EditedHome home = EditedHome.in(folder, "checkin.concurrency=8", clocks);
        try (Scene scene = scene(home)) {
            scene.connectedGroup();
            patiently().until(() -> scene.received().size() > 50);
            takeOver(home, "checkin.concurrency=1", "poll.concurrency=1", clocks);
            int before = scene.received().size();
            takeOver(
                    home,
                    "checkin.concurrency=32",
                    "poll.concurrency=8",
                    "delivery.clock=PT0.05S",
                    "poll.clock=PT0.2S");
            assertThat(before).as("received before the last edit").isLessThan(matters);
            patiently().until(() -> scene.received().size() >= matters);
            scene.waitUntilDelivered();
            assertThat(scene.received()).doesNotHaveDuplicates().hasSize(matters);
        }
    }

    @Test
    void oneWrongValueAndNothingOfTheFileIsTakenOver() throws Exception {
        EditedHome home = EditedHome.in(folder, "poll.concurrency=4");
        try (TestService service = TestService.start(home.folder, folder, Map.of(), main -> {})) {
            home.write("poll.concurrency=5", "delivery.clock=soon");
            patiently()
                    .until(() -> health(service).path("data").path("degraded").asBoolean());
            assertThat(health(service).get("status").asText()).isEqualTo("UP");
            assertThat(message(service))
                    .contains(home.settings.toString(), "delivery.clock=soon", "ISO-8601 duration", "what runs stays");
            assertThat(errors()).isEqualTo(1);
            assertThat(runs(service, "poll.concurrency")).isEqualTo("4");

            home.write("poll.concurrency=5", "delivery.clock=PT0.0001S");
            patiently().until(() -> message(service).contains("a millisecond at least"));
            assertThat(errors()).isEqualTo(2);

            takeOver(home, "poll.concurrency=6");
            assertThat(health(service).path("data").path("degraded").asBoolean())
                    .isFalse();
            assertThat(runs(service, "poll.concurrency")).isEqualTo("6");
            assertThat(errors()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsGoneOrCannotBeReadChangesNothing() throws Exception {
        EditedHome home = EditedHome.in(folder, "poll.concurrency=3");
        try (TestService service = TestService.start(home.folder, folder, Map.of(), main -> {})) {
            Files.delete(home.settings);
            patiently().until(() -> message(service).contains("it is gone"));
            home.write("poll.concurrency=\\u12zz");
            patiently().until(() -> message(service).contains("Malformed"));
            assertThat(message(service)).contains(home.settings.toString());
            assertThat(runs(service, "poll.concurrency")).isEqualTo("3");
        }
    }

    @Test
    void whatNeedsARestartIsNamedWithoutItsValue() throws Exception {
        EditedHome home = EditedHome.in(folder, "database.username=sa");
        try (TestService service = TestService.start(home.folder, folder, Map.of(), main -> {})) {
            takeOver(home, "database.username=sa", "database.password=Geheim-17", "poll.concurrency=5");
            patiently().until(() -> !lines("it needs a restart").isEmpty());
            assertThat(lines("it needs a restart"))
                    .containsExactly("WARN database.password changed in " + home.settings + ": it needs a restart");
            assertThat(message(service)).isEqualTo("A restart is needed for database.password");

            takeOver(home, "database.username=sa", "poll.concurrency=6");
            patiently().until(() -> !health(service).has("message"));
            assertThat(log.lines()).noneMatch(line -> line.contains("Geheim"));
        }
    }

    @Test
    void whatWinsOverTheFileIsNamedWhenItsEditHasNoEffect() throws Exception {
        EditedHome home = EditedHome.in(folder, "poll.clock=PT9S");
        Path profile = home.writeProfile("night", "delivery.clock=PT7S");
        System.setProperty("poll.clock", "PT7S");
        System.setProperty("camel.main.profile", "night");
        try (TestService service = TestService.start(home.folder, folder, Map.of(), main -> {})) {
            takeOver(home, "poll.clock=PT8S", "delivery.clock=PT8S", "poll.concurrency=2");
            patiently().until(() -> lines("without effect").size() == 2);
            String told = "WARN %s changed in " + home.settings + " without effect: %s says what it is";
            assertThat(lines("without effect"))
                    .containsExactly(
                            told.formatted("delivery.clock", profile),
                            told.formatted("poll.clock", "the JVM's command line"));
            assertThat(runs(service, "poll.clock")).isEqualTo("PT7S");
            assertThat(runs(service, "delivery.clock")).isEqualTo("PT7S");

            home.writeProfile("night", "delivery.clock=PT6S");
            patiently().until(() -> runs(service, "delivery.clock").equals("PT6S"));
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    /** With clocks from the file of the home. */
    private Scene scene(EditedHome home) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("poll.clock", null);
        settings.put("delivery.clock", null);
        settings.put("delivery.response-timeout", "PT30S");
        return Scene.with(firm, home.folder, folder, settings);
    }

    /** Waits until the log says so; one live setting at least must change. */
    private void takeOver(EditedHome home, String... settings) throws Exception {
        int before = lines("Taken over").size();
        home.write(settings);
        patiently().until(() -> lines("Taken over").size() > before);
    }

    private List<String> lines(String part) {
        return log.lines().stream().filter(line -> line.contains(part)).toList();
    }

    private long errors() {
        return log.lines().stream().filter(line -> line.startsWith("ERROR")).count();
    }

    private static long sending(Scene scene) {
        return scene.rows().stream()
                .filter(row -> row.get("state").asText().equals("SENDING"))
                .count();
    }

    private static String runs(TestService service, String setting) {
        return service.camel().resolvePropertyPlaceholders("{{" + setting + "}}");
    }

    /** Camel escapes the slashes of a message twice. */
    private static String message(TestService service) {
        return health(service).path("message").asText().replace("\\", "");
    }

    private static JsonNode health(TestService service) {
        JsonNode checks = service.get(service.managementUrl() + "/observe/health?exposureLevel=full&data=true")
                .json()
                .get("checks");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> check.get("name").asText().equals("settings"))
                .findFirst()
                .orElseThrow();
    }
}
