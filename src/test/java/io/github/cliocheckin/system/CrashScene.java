package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.CrashPoint;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A firm, a receiver and one database, on which the service is started again and again until all is done. */
final class CrashScene implements AutoCloseable {

    private static final String TOKEN = "a-token-of-the-tests";
    private static final Duration LONG = Duration.ofSeconds(120);

    /** Short leases, so that little is waited for after a kill. */
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("poll.clock", "PT0.2S"),
            Map.entry("poll.lease", "PT4S"),
            Map.entry("poll.retry.first", "PT0.5S"),
            Map.entry("delivery.clock", "PT0.2S"),
            Map.entry("delivery.connect-timeout", "PT1S"),
            Map.entry("delivery.response-timeout", "PT1S"),
            Map.entry("delivery.lease", "PT4S"),
            Map.entry("delivery.retry.first", "PT0.5S"),
            Map.entry("delivery.lookup.pause", "PT0.5S"),
            Map.entry("delivery.lookup.attempts", "20"),
            Map.entry("event.clock", "PT0.2S"),
            Map.entry("event.lease", "PT2S"),
            Map.entry("network.allow-private-addresses", "true"));

    final AwkwardFirm firm = new AwkwardFirm();
    final SandboxClio clio = SandboxClio.start(0, firm.firm);
    final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Path folder;
    private final String database;
    private final String user;
    private final AtomicReference<ServiceProcess> running = new AtomicReference<>();
    private final AtomicReference<Consumer<ServiceProcess>> onCheckIn = new AtomicReference<>(process -> {});
    private long groupId = -1;

    CrashScene(Path folder, String database, String user) {
        this.folder = folder;
        this.database = database;
        this.user = user;
        // Slow enough that polling and sending go on side by side, whatever machine this is
        clio.pageSizeLimit(90);
        clio.faults().whenPath("matters", Integer.MAX_VALUE, Fault.delay(Duration.ofMillis(250)));
        receiver.faults().whenPath("checkin", Integer.MAX_VALUE, Fault.delay(Duration.ofMillis(25)));
        receiver.onCheckIn(checkIn -> onCheckIn.get().accept(running.get()));
    }

    /** Starts the service, has it set up if it never was, and lets it go on. */
    ServiceProcess start(String... options) {
        ServiceProcess.Launch launch = ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .option("-Xshare:auto")
                .settings(QUICK)
                .setting("database.url", database)
                .setting("database.username", user)
                .setting("event.endpoint", "file:" + folder.resolve("events") + "?tempPrefix=.")
                .setting("clio.us.url", clio.url())
                .setting("checkin.url", receiver.url())
                .environment("API_TOKEN", TOKEN);
        for (String option : options) {
            launch.option(option);
        }
        ServiceProcess service = launch.start();
        running.set(service);
        if (groupId < 0) {
            Operator operator = new Operator(service.awaitHealthy(), TOKEN);
            groupId = operator.addPausedFirm(clio.accessToken(), "sandbox-key", AwkwardFirm.LOCATIONS);
            try {
                operator.release(groupId);
            } catch (UncheckedIOException killedBeforeItAnswered) {
                assertThat(service.awaitExit(LONG)).isEqualTo(CrashPoint.EXIT_CODE);
            }
        }
        return service;
    }

    /** Starts the service and has every check-in that arrives told together with the process that sent it. */
    ServiceProcess startAndTellOfCheckIns(Consumer<ServiceProcess> listener) {
        onCheckIn.set(listener);
        return start();
    }

    /** Lets the service run into a crash point; fails if it never comes by. */
    void runInto(String crashPoint) {
        try (ServiceProcess service = start("-Dcrash-point=" + crashPoint)) {
            assertThat(service.awaitExit(LONG)).as(crashPoint).isEqualTo(CrashPoint.EXIT_CODE);
        }
    }

    /** Lets the service finish and answers the ledger as it is then: by matter id, its state and reason. */
    Map<Long, String> finish() {
        try (ServiceProcess service = start()) {
            Operator operator = new Operator(service.awaitHealthy(), TOKEN);
            await().atMost(LONG).pollInterval(Duration.ofMillis(300)).until(() -> isOver(operator));
            return ledger(operator);
        }
    }

    private static boolean isOver(Operator operator) {
        return operator.runs().stream()
                        .allMatch(run -> run.get("state").asText().equals("DONE"))
                && operator.rows().stream()
                        .allMatch(row -> List.of("SENT", "RESTRICTED")
                                .contains(row.get("state").asText()));
    }

    private static Map<Long, String> ledger(Operator operator) {
        Map<Long, String> ledger = new TreeMap<>();
        for (JsonNode row : operator.rows()) {
            String reason = row.path("reason").path("code").asText();
            String former =
                    ledger.put(row.get("matterId").asLong(), (row.get("state").asText() + " " + reason).strip());
            assertThat(former).as("a second row of the same matter").isNull();
        }
        return ledger;
    }

    /** Which clients arrived at which business: each as often as it did. */
    List<String> received() {
        return receiver.accepted().stream()
                .map(accepted -> accepted.businessNumber() + " " + accepted.externalId())
                .toList();
    }

    /** What was told on event.endpoint, and what still waits to be: each with its row and the state that it tells of. */
    Collection<String> toldOrWaiting() throws IOException, SQLException {
        Map<String, String> events = new TreeMap<>();
        // Some of these may have been told, and not have been taken out before the end
        stored("SELECT check_in_id, state, version FROM event_outbox")
                .forEach(row -> events.put(row.get(0) + "-" + row.get(2), row.get(0) + " " + row.get(1)));
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                event(json, file)
                        .ifPresent(event -> events.put(
                                event.get("id").asText(),
                                event.at("/data/checkInId").asText() + " "
                                        + event.at("/data/state").asText()));
            }
        }
        return events.values();
    }

    /** Empty for one that was being written when the service was killed: it waits in the outbox still, or is lost. */
    private static Optional<JsonNode> event(ObjectMapper json, Path file) throws IOException {
        try {
            return Optional.of(json.readTree(file.toFile())).filter(JsonNode::isObject);
        } catch (JsonProcessingException half) {
            return Optional.empty();
        }
    }

    /** Each change of a row, with the state that it made; once the service is down. */
    List<String> changes() throws SQLException {
        return stored("SELECT check_in_id, state, cause FROM check_in_history").stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }

    private List<List<String>> stored(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(withoutLock(), user, "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return rows;
    }

    /** Whoever had HSQLDB's lock was killed; until that is believed takes about as long as one waits for it. */
    private String withoutLock() {
        return database.startsWith("jdbc:hsqldb:") ? database + ";hsqldb.lock_file=false" : database;
    }

    /** How often the receiver was asked what became of a check-in. */
    long lookups() {
        return receiver.journal().count("getCustomer");
    }

    @Override
    public void close() {
        clio.close();
        receiver.close();
    }
}
