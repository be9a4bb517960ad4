package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.ops.reload.RouteFiles;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Routes are edited, rightly and wrongly, while matters flow through them. More of it: {@code -Dreloads.good=1000
 * -Dreloads.bad=200 -Dreloads.matters=10000 -Dreloads.receiver-millis=150}.
 */
class ReloadUnderLoadTest {

    private static final int GOOD = Integer.getInteger("reloads.good", 60);
    private static final int BAD = Integer.getInteger("reloads.bad", 12);
    private static final int MATTERS = Integer.getInteger("reloads.matters", 600);
    private static final int RECEIVER_MILLIS = Integer.getInteger("reloads.receiver-millis", 25);
    private static final int SEED = Integer.getInteger("reloads.seed", 5);

    /** A file, and the beginning of the description of a route in it that every matter passes, or every answer to a call. */
    private static final List<List<String>> STEPS = List.of(
            List.of("poll.camel.yaml", "A poll in line is taken in hand"),
            List.of("poll.camel.yaml", "Called with a poll, reads its next page"),
            List.of("matter.camel.yaml", "Called with what was read of Clio"),
            List.of("matter.camel.yaml", "Called with a matter that was read"),
            List.of("matter.camel.yaml", "Called with a candidate, hands on"),
            List.of("clio.camel.yaml", "Called with a question to Clio, answers its JSON"),
            List.of("clio.camel.yaml", "Sends a request to Clio"),
            List.of("checkin.camel.yaml", "The delivery clock takes the check-ins"),
            List.of("checkin.camel.yaml", "Called with a delivery, hands it"),
            List.of("checkin.camel.yaml", "The default checkin.endpoint posts"),
            List.of("checkin.camel.yaml", "Called with a request to the receiver"),
            List.of("checkin.camel.yaml", "The delivery clock asks the receiver"),
            List.of("integration-api.camel.yaml", "Answers a page of the ledger"));

    /** What is wrong: text of a file, and what takes its place. */
    private static final List<List<String>> MISTAKES = List.of(
            List.of("matter.camel.yaml", "{ ref: rules, method: client }", "{ ref: rules, method: clients }"),
            List.of("matter.camel.yaml", "- to: direct:apply-rules", "- to: direct:apply-rule"),
            List.of("poll.camel.yaml", "uri: seda:run-poll", "uri: seda:run-poll?noSuchOption=1"),
            List.of("checkin.camel.yaml", "routeConfigurationId: name-delivery-failure", "routeConfigurationId: none"),
            List.of("checkin.camel.yaml", "- split:", "- splat:"),
            List.of("checkin.camel.yaml", "responseTimeout: \"{{millis:", "responseTimeout: \"{{no.such.setting:"),
            // Found when it is started only: what ran comes back
            List.of("poll.camel.yaml", "sql:classpath:sql/find-ready-runs.sql", "sql:classpath:sql/no-such-runs.sql"),
            List.of("clio.camel.yaml", "from:\n      uri: direct:ask-clio", "from\n      uri: direct:ask-clio"));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Firm firm = Firm.empty();
    private RouteFolderOnDisk routes;

    @Test
    void nothingIsLostOrDoubledAndTheRunningVersionIsNeverAbsent() throws Exception {
        for (int i = 0; i < MATTERS; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(i)).save();
        }
        routes = RouteFolderOnDisk.in(folder.resolve("home"));
        // The test takes edits over itself, one after the other
        Map<String, String> settings = Map.of(
                "routes.reload", "false", "clio.response-timeout", "PT20S", "delivery.response-timeout", "PT20S");
        try (Scene scene = Scene.with(firm, routes.home(), folder, settings)) {
            scene.receiver
                    .faults()
                    .whenPath("checkin", Integer.MAX_VALUE, Fault.delay(Duration.ofMillis(RECEIVER_MILLIS)));
            scene.connectedGroup();
            AtomicInteger calls = new AtomicInteger();
            Queue<String> unanswered = new ConcurrentLinkedQueue<>();
            ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor();
            caller.scheduleWithFixedDelay(() -> call(scene, calls, unanswered), 0, 20, TimeUnit.MILLISECONDS);
            int inFlow = edit(scene);
            await().atMost(Duration.ofMinutes(15))
                    .until(() -> scene.receiver.accepted().size() >= MATTERS);
            scene.waitUntilPolled();
            scene.waitUntilDelivered();
            caller.shutdown();
            assertThat(caller.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            System.out.printf(
                    "%d good and %d bad edits, %d of them while check-ins were under way; %d calls answered%n",
                    GOOD, BAD, inFlow, calls.get());
            assertThat(scene.received()).hasSize(MATTERS).doesNotHaveDuplicates();
            assertThat(unanswered).isEmpty();
            assertThat(calls.get()).isGreaterThan(10);
            assertThat(inFlow).as("edits while check-ins were under way").isGreaterThan((GOOD + BAD) / 3);
            assertThat(doubts(scene)).isEmpty();
        }
    }

    private int edit(Scene scene) throws Exception {
        RouteFiles files = scene.service.bean("routeFiles", RouteFiles.class);
        List<Boolean> edits = new ArrayList<>();
        for (int i = 0; i < GOOD + BAD; i++) {
            edits.add(i < GOOD);
        }
        Collections.shuffle(edits, random);
        int inFlow = 0;
        for (int i = 0; i < edits.size(); i++) {
            inFlow += scene.receiver.accepted().size() < MATTERS ? 1 : 0;
            if (edits.get(i)) {
                editRightly(files, i);
            } else {
                editWrongly(files);
            }
        }
        return inFlow;
    }

    private void editRightly(RouteFiles files, int number) throws Exception {
        List<String> step = STEPS.get(random.nextInt(STEPS.size()));
        String text = routes.read(step.get(0));
        // A comment within the route makes it another one
        String edited = text.replaceFirst(
                "(?:    # edit \\d+\n)?(    description: " + Pattern.quote(step.get(1)) + ")",
                "    # edit " + number + "\n$1");
        assertThat(edited).isNotEqualTo(text);
        RouteFiles.Standing before = files.standing();
        routes.write(step.get(0), edited);
        files.reload();
        RouteFiles.Standing standing = files.standing();
        assertThat(standing.faults()).isEmpty();
        assertThat(standing.files())
                .filteredOn(file -> file.file().equals(step.get(0)))
                .singleElement()
                .satisfies(file -> assertThat(file.since()).isNotEqualTo(since(before, step.get(0))));
    }

    private static Instant since(RouteFiles.Standing standing, String name) {
        return standing.files().stream()
                .filter(file -> file.file().equals(name))
                .map(RouteFiles.Running::since)
                .findFirst()
                .orElseThrow();
    }

    private void editWrongly(RouteFiles files) throws Exception {
        List<String> mistake = MISTAKES.get(random.nextInt(MISTAKES.size()));
        String good = routes.read(mistake.get(0));
        routes.replace(mistake.get(0), mistake.get(1), mistake.get(2));
        files.reload();
        assertThat(files.standing().faults()).as(mistake.get(2)).isNotEmpty();
        routes.write(mistake.get(0), good);
        files.reload();
        assertThat(files.standing().faults()).isEmpty();
    }

    private static void call(Scene scene, AtomicInteger calls, Queue<String> unanswered) {
        TestService.Answer answer = scene.service.get("/integration/checkins?limit=1");
        calls.incrementAndGet();
        if (answer.status() != 200) {
            unanswered.add(answer.text());
        }
    }

    /** Why check-ins had to be looked up, or were tried again. */
    private static List<String> doubts(Scene scene) {
        return scene.service
                .bean("database", Database.class)
                .client()
                .sql(
                        "SELECT DISTINCT state || ' ' || cause FROM check_in_history WHERE state NOT IN ('SENDING', 'SENT')"
                                + " AND cause NOT LIKE 'queued %'")
                .query(String.class)
                .list();
    }
}
