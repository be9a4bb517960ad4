package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the routes alone: the README's own rule, and restrictions handed to another system. */
class OwnRuleTest {

    private static final String FIRST_RULE = "        - bean: { ref: rules, method: dontSendReview }\n";

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void theRuleInTheReadmeIsAddedWithAFewLinesOfYaml() throws Exception {
        long family = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .practiceArea("Family Law")
                .save();
        long injury = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(2))
                .practiceArea("Personal Injury")
                .save();
        Path home = homeWithRule(ruleInReadme());
        try (Scene scene = Scene.with(firm, home, folder, Map.of())) {
            scene.connectedGroup();
            scene.waitUntilRow(injury, "SENT");
            assertThat(scene.row(family).get("state").asText()).isEqualTo("RESTRICTED");
            assertThat(scene.reason(family)).isEqualTo("FAMILY_LAW");
            assertThat(scene.row(family).get("reason").get("text").asText())
                    .isEqualTo("Clients of family law matters are not asked");
            assertThat(scene.lastRun().get("restricted").get("FAMILY_LAW").asInt())
                    .isEqualTo(1);
            assertThat(scene.service
                            .bean("database", Database.class)
                            .client()
                            .sql("SELECT rule_trace FROM check_in WHERE matter_id = ?")
                            .param(family)
                            .query(String.class)
                            .single())
                    .contains("{\"rule\":\"OWN\",\"read\":\"what its step asks for\",\"code\":\"FAMILY_LAW\"}");
        }
    }

    @Test
    void aRuleThatFailsStopsThePollAndLosesNothing() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        Path home = homeWithRule("        - filter: { simple: \"${body.noSuchThing} == 1\" }\n");
        try (Scene scene = Scene.with(firm, home, folder, Map.of())) {
            scene.connectedGroup();
            scene.waitUntilRun(1, run -> run.get("state").asText().equals("FAILED"));
            assertThat(scene.lastRun().get("error").get("code").asText()).isEqualTo("POLL_FAILED");
            assertThat(scene.rows()).isEmpty();
        }
    }

    @Test
    void everyRestrictionIsHandedToRestrictionEndpoint() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(2)).save();
        Path restrictions = folder.resolve("restrictions");
        Map<String, String> settings = Map.of("restriction.endpoint", "file:" + restrictions);
        try (Scene scene = Scene.with(firm, folder, settings)) {
            scene.connectedGroup();
            scene.waitUntilPolled();
            await().until(() -> Files.isDirectory(restrictions));
            try (Stream<Path> files = Files.list(restrictions)) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(Files.readString(file))
                                .contains("\"code\":\"DONT_SEND_REVIEW\"", "\"matterId\":"));
            }
        }
    }

    @Test
    void aRestrictionHandedOverByHttpTakesNoTokenWithIt() throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        try (SandboxReceiver hook = SandboxReceiver.start(0);
                Scene scene = Scene.with(firm, folder, Map.of("restriction.endpoint", hook.url() + "/hook"))) {
            scene.connectedGroup();
            scene.waitUntilPolled();
            await().until(() -> hook.journal().count("/hook") == 1);
            assertThat(hook.journal().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.method()).isEqualTo("POST");
                assertThat(entry.body()).contains("DONT_SEND_REVIEW");
                assertThat(entry.headers()).doesNotContainKeys("authorization", "x-api-version");
            });
            assertThat(scene.questions("hook")).isZero();
        }
    }

    /** The lines of the README's example of a rule: from the filter to the empty line. */
    private static String ruleInReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int filter = readme.indexOf("        - filter:\n");
        assertThat(filter).as("the README's example of a rule").isPositive();
        return readme.substring(filter, readme.indexOf("\n\n", filter) + 1);
    }

    private Path homeWithRule(String rule) throws IOException {
        RouteFolderOnDisk routes = RouteFolderOnDisk.in(folder.resolve("home"));
        routes.replace("matter.camel.yaml", FIRST_RULE, FIRST_RULE + rule);
        return routes.home();
    }
}
