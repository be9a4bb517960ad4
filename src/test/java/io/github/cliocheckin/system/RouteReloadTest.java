package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Firm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does in routes/ while the service runs. */
class RouteReloadTest {

    private static final String FIRST_RULE = "        - bean: { ref: rules, method: dontSendReview }\n";
    private static final String ANOTHER_RULE = """
                    - filter:
                        simple: ${body.matter.practiceArea?.name} == 'Family Law'
                        steps:
                          - bean: { ref: rules, method: "restrict('FAMILY_LAW', 'Not asked')" }
            """;
    private static final String OWN_ROUTE = """
            - route:
                id: write-down
                description: Writes something down now and then.
                routeConfigurationId: log-and-go-on
                from:
                  uri: timer:now-and-then?period=50
                  steps:
                    - setBody: { constant: "FIRST" }
                    - to: file:NOTES?fileName=note.txt
            """;

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();
    private RouteFolderOnDisk routes;
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        routes = RouteFolderOnDisk.in(folder.resolve("home"));
        scene = Scene.with(firm, routes.home(), folder, Map.of("routes.patience", "PT5S"));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anEditedRuleHoldsForTheNextMatterAndNothingElseIsTouched() throws Exception {
        Map<String, Route> running = running();
        routes.replace("matter.camel.yaml", FIRST_RULE, FIRST_RULE + ANOTHER_RULE);
        waitUntilTaken("matter.camel.yaml");
        long matter = familyMatter(1);
        scene.connectedGroup();
        scene.waitUntilPolled();
        assertThat(scene.reason(matter)).isEqualTo("FAMILY_LAW");
        assertThat(replaced(running)).containsExactly("apply-rules");
        assertThat(health("routes").has("message")).isFalse();
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAndWhatRanRunsOnUntilTheNextGoodEdit() throws Exception {
        Map<String, Route> running = running();
        String good = routes.read("matter.camel.yaml");
        routes.replace("matter.camel.yaml", "{ ref: rules, method: location }", "{ ref: rules, method: locality }");
        JsonNode fault = waitUntilRefused();
        assertThat(fault.get("file").asText()).isEqualTo("matter.camel.yaml");
        assertThat(fault.get("line").asInt()).isEqualTo(lineOf("matter.camel.yaml", "locality"));
        assertThat(fault.get("reason").asText()).isEqualTo("The bean rules has no method locality.");
        assertThat(health("routes").get("message").asText()).contains("matter.camel.yaml, line ", "locality");
        assertThat(scene.service
                        .callAsStranger("GET", scene.service.managementUrl() + "/observe/health/ready")
                        .status())
                .isEqualTo(200);
        long matter = familyMatter(1);
        scene.connectedGroup();
        scene.waitUntilRow(matter, "SENT");
        assertThat(replaced(running)).isEmpty();

        routes.write("matter.camel.yaml", good + "\n# mended\n");
        waitUntilTaken("matter.camel.yaml");
        assertThat(show().get("standing").get("faults")).isEmpty();
        assertThat(replaced(running)).isEmpty();
        assertThat(history("matter.camel.yaml")).containsExactly("TAKEN", "REFUSED", "TAKEN");
    }

    @Test
    void aRouteThatCanBeBuiltButNotStartedGivesWayToTheOneBefore() throws Exception {
        Path notes = folder.resolve("notes");
        routes.write("own.camel.yaml", ownRoute(notes));
        waitUntilTaken("own.camel.yaml");
        await().until(() -> Files.exists(notes.resolve("note.txt")));
        // The database is asked for the statement when the route is started, and not before
        routes.write(
                "own.camel.yaml",
                ownRoute(notes).replace("- setBody", "- to: sql:classpath:sql/no-such-file.sql\n        - setBody"));
        assertThat(waitUntilRefused().get("reason").asText()).contains("no-such-file.sql");
        Files.delete(notes.resolve("note.txt"));
        await().until(() -> Files.exists(notes.resolve("note.txt")));
    }

    @Test
    void aFileOfOnesOwnComesChangesAndGoes() throws Exception {
        Path notes = folder.resolve("notes");
        routes.write("own.camel.yaml", ownRoute(notes));
        await().until(() -> Files.exists(notes.resolve("note.txt")));
        routes.write("own.camel.yaml", ownRoute(notes).replace("FIRST", "SECOND"));
        await().until(() -> Files.readString(notes.resolve("note.txt")).equals("SECOND"));
        routes.delete("own.camel.yaml");
        await().until(() -> scene.service.camel().getRoute("write-down") == null);
        assertThat(history("own.camel.yaml")).containsExactly("REMOVED", "TAKEN", "TAKEN");
    }

    @Test
    void aJavaFileIsCompiledAndReplacedToo() throws Exception {
        Path notes = folder.resolve("notes");
        String java = """
                import org.apache.camel.builder.RouteBuilder;

                public class Notes extends RouteBuilder {
                    @Override
                    public void configure() {
                        from("timer:notes?period=50").routeId("write-notes").routeConfigurationId("log-and-go-on")
                                .setBody(constant("FIRST"))
                                .to("file:%s?fileName=java.txt");
                    }
                }
                """.formatted(notes);
        routes.write("Notes.java", java);
        await().until(() -> Files.exists(notes.resolve("java.txt")));
        routes.write("Notes.java", java.replace("FIRST", "SECOND"));
        await().until(() -> Files.readString(notes.resolve("java.txt")).equals("SECOND"));
        routes.write("Notes.java", java.replace("configure()", "configure(int never)"));
        JsonNode fault = waitUntilRefused();
        assertThat(fault.get("file").asText()).isEqualTo("Notes.java");
        assertThat(fault.get("line").asInt()).isPositive();
        assertThat(scene.service.camel().getRoute("write-notes")).isNotNull();
    }

    @Test
    void aChangedConfigurationReplacesTheRoutesThatNameIt() throws Exception {
        Map<String, Route> running = running();
        routes.replace(
                "errors.camel.yaml",
                "bean: { ref: polls, method: \"stop(${exchangeProperty.poll}, ${exception})\" }",
                "bean: { ref: polls, method: \"stop(${exchangeProperty.poll}, ${exception} )\" }");
        waitUntilTaken("errors.camel.yaml");
        assertThat(replaced(running)).containsExactly("run-poll");
    }

    @Test
    void aPathIsReplacedWithoutTheRoutesThatItLeadsTo() throws Exception {
        Map<String, Route> running = running();
        routes.replace("routes-api.camel.yaml", "path: /ops/routes\n", "path: /ops/routes-of-mine\n");
        await().until(() -> scene.service.get("/ops/routes-of-mine").status() == 200);
        assertThat(scene.service.get("/ops/routes").status()).isEqualTo(404);
        assertThat(scene.service.post("/ops/routes/check?file=x.camel.yaml", "").status())
                .isEqualTo(200);
        assertThat(replaced(running)).allMatch(id -> id.contains("/ops/routes"));
    }

    @Test
    void aFileIsCheckedWithoutBeingLoaded() throws Exception {
        Map<String, Route> running = running();
        String matter = routes.read("matter.camel.yaml");
        assertThat(check("matter.camel.yaml", matter.replace(FIRST_RULE, FIRST_RULE + ANOTHER_RULE))
                        .get("ok")
                        .asBoolean())
                .isTrue();
        JsonNode checked = check("own.camel.yaml", ownRoute(folder).replace("file:", "exec:"));
        assertThat(checked.get("ok").asBoolean()).isFalse();
        assertThat(checked.get("faults").get(0).get("line").asInt()).isEqualTo(9);
        assertThat(checked.get("faults").get(0).get("reason").asText()).contains("The component exec is not among");
        assertThat(replaced(running)).isEmpty();
        assertThat(history("own.camel.yaml")).isEmpty();
        assertThat(scene.service
                        .callAsStranger("POST", "/ops/routes/check?file=own.camel.yaml")
                        .status())
                .isEqualTo(401);
    }

    private JsonNode check(String file, String text) {
        TestService.Answer answer =
                scene.service.call("POST", "/ops/routes/check?file=" + file, text, "Content-Type", "application/yaml");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String ownRoute(Path notes) {
        return OWN_ROUTE.replace("NOTES", notes.toString());
    }

    private long familyMatter(int number) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(number))
                .practiceArea("Family Law")
                .save();
    }

    private int lineOf(String file, String text) throws IOException {
        List<String> lines = routes.read(file).lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .orElseThrow());
    }

    private Map<String, Route> running() {
        return scene.service.camel().getRoutes().stream().collect(Collectors.toMap(Route::getRouteId, route -> route));
    }

    private List<String> replaced(Map<String, Route> before) {
        Map<String, Route> now = running();
        return before.keySet().stream()
                .filter(id -> now.get(id) != before.get(id))
                .sorted()
                .toList();
    }

    private JsonNode show() {
        return Scene.ok(scene.service.get("/ops/routes"));
    }

    private List<String> history(String file) {
        return StreamSupport.stream(show().get("history").spliterator(), false)
                .filter(load -> load.get("file").asText().equals(file))
                .map(load -> load.get("result").asText())
                .toList();
    }

    /** Two seconds, and what a busy machine needs beside. */
    private void waitUntilTaken(String file) throws IOException {
        String hash = hash(routes.read(file));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> StreamSupport.stream(
                                show().get("standing").get("files").spliterator(), false)
                        .anyMatch(running -> running.get("file").asText().equals(file)
                                && running.get("hash").asText().equals(hash)));
    }

    private JsonNode waitUntilRefused() {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> show().get("standing").get("faults"), faults -> !faults.isEmpty())
                .get(0);
    }

    private JsonNode health(String check) {
        JsonNode checks = scene.service
                .callAsStranger("GET", scene.service.managementUrl() + "/observe/health")
                .json()
                .get("checks");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(one -> one.get("name").asText().equals(check))
                .findFirst()
                .map(one -> one.path("data"))
                .orElseThrow(() -> new AssertionError("There is no " + check + " in " + checks));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
