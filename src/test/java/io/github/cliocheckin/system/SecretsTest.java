package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose keyset is lost: it starts and says so, sends nothing, loses nothing, and goes on once the file is back. */
class SecretsTest {

    private static final String TOKEN = "a-token-of-the-tests";
    private static final int MATTERS = 30;

    @TempDir
    private Path folder;

    @Test
    void withoutItsKeysetItSendsNothingAndOnceTheFileIsBackEverythingOnce() throws Exception {
        Firm firm = Firm.empty();
        firm.addPicklistField("Location", List.of("Austin"));
        for (int i = 0; i < MATTERS; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY)
                    .client(Scene.person(i))
                    .location("Austin")
                    .save();
        }
        try (SandboxClio clio = SandboxClio.start(0, firm);
                SandboxReceiver receiver = SandboxReceiver.start(0)) {
            long group = queueWithoutSending(clio, receiver);
            Path keyset = folder.resolve("secrets/keyset.json");
            Path backup = Files.move(keyset, folder.resolve("backup.json"));
            clio.journal().clear();
            try (ServiceProcess service = start(clio, receiver, "PT0.1S").awaitAlive()) {
                Operator operator = new Operator(service, TOKEN);
                sendsNothing(service, operator, group);
                assertThat(clio.journal().entries()).isEmpty();
                assertThat(receiver.journal().entries()).isEmpty();
                assertThat(keyset).doesNotExist();
                Files.move(backup, keyset);
                waitUntil(() -> operator.countUpToThousand("SENT") == MATTERS);
                assertThat(receiver.accepted())
                        .extracting(AcceptedCheckIn::externalId)
                        .hasSize(MATTERS)
                        .doesNotHaveDuplicates();
                waitUntil(() -> operator.runs().stream()
                        .allMatch(run -> run.get("state").asText().equals("DONE")));
                assertThat(service.health("/observe/health/ready")).isEqualTo(200);
                assertThat(service.output()).contains("The right keyset is there");
            }
        }
    }

    /** Leaves a queue and an open poll, both of which need secrets. */
    private long queueWithoutSending(SandboxClio clio, SandboxReceiver receiver) {
        try (ServiceProcess service = start(clio, receiver, "PT1H").awaitHealthy()) {
            Operator operator = new Operator(service, TOKEN);
            long group = operator.addPausedFirm(clio.accessToken(), "sandbox-key", List.of("Austin"));
            operator.release(group);
            waitUntil(() -> operator.countUpToThousand("PENDING") == MATTERS);
            service.stop();
            service.awaitExit(Duration.ofSeconds(30));
            return group;
        }
    }

    private static void sendsNothing(ServiceProcess service, Operator operator, long group) {
        JsonNode mapping = operator.call("GET", "/integration/businessintegrationmapping?groupId=" + group, null)
                .json()
                .get(0);
        String run = "/integration/businessintegrationmapping/"
                + mapping.get("mappingId").asLong() + "/run";
        assertThat(operator.call("POST", run, null).status()).isEqualTo(202);
        waitUntil(
                () -> operator.runs().get(0).path("error").path("code").asText().equals("SECRETS_UNREADABLE"));
        assertThat(operator.countUpToThousand("PENDING")).isEqualTo(MATTERS);

        String business = "/integration/business/" + Operator.ENTERPRISE;
        TestService.Answer refused = operator.call("PUT", business, "{\"apiKey\": \"another-key\"}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.text())
                .contains("secrets-closed", "secrets.keyset-file")
                .doesNotContain("another-key");
        assertThat(operator.call("PUT", connection(group), "{\"region\": \"US\", \"accessToken\": \"another\"}")
                        .status())
                .isEqualTo(503);
        assertThat(operator.call("POST", "/access/secrets/rotation", null).status())
                .isEqualTo(503);
        assertThat(operator.call("PUT", business, "{\"name\": \"Renamed\"}").text())
                .contains("Renamed", "\"hasApiKey\":true");

        assertThat(operator.call("GET", "/integration/businessintegrationgroup/" + Operator.ENTERPRISE, null)
                        .status())
                .as("what needs no secret is read")
                .isEqualTo(200);

        assertThat(service.health("/observe/health/ready")).isEqualTo(503);
        assertThat(service.health("/observe/health/live")).isEqualTo(200);
        assertThat(service.output().lines().filter(line -> line.contains("ERROR")))
                .singleElement()
                .asString()
                .contains("secrets.keyset-file", "keyset.json", "is missing", "backup");
    }

    private static String connection(long group) {
        return "/integration/businessintegrationgroup/" + group + "/connection";
    }

    private ServiceProcess start(SandboxClio clio, SandboxReceiver receiver, String deliveryClock) {
        return ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .setting("clio.us.url", clio.url())
                .setting("checkin.url", receiver.url())
                .setting("network.allow-private-addresses", "true")
                .setting("poll.clock", "PT0.1S")
                .setting("poll.retry.first", "PT0.5S")
                .setting("delivery.clock", deliveryClock)
                .environment("API_TOKEN", TOKEN)
                .start();
    }

    private static void waitUntil(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
