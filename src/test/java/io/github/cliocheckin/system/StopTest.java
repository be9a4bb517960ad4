package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.AcceptedCheckIn;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Told to stop (SIGTERM) in the middle of everything, the service ends in time, loses nobody and asks nobody twice. */
class StopTest {

    private static final String TOKEN = "a-token-of-the-tests";
    private static final int MATTERS = 40;
    private static final int MATTERS_OF_A_PAGE = 5;
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(20);

    private static final Map<String, String> SETTINGS = Map.of(
            "poll.clock", "PT0.2S",
            "poll.lease", "PT5S",
            "delivery.clock", "PT0.2S",
            "delivery.response-timeout", "PT25S",
            "delivery.lookup.pause", "PT1S",
            "network.allow-private-addresses", "true");

    @TempDir
    private Path folder;

    private final Firm firm = Firm.empty();

    @Test
    void itEndsInTimeThoughClioHangsAndWhatTheReceiverAnswersLateIsKept() {
        firm.addPicklistField("Location", List.of("Norman"));
        for (int i = 0; i < MATTERS; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY)
                    .client(Scene.person(i))
                    .location("Norman")
                    .save();
        }
        try (SandboxClio clio = SandboxClio.start(0, firm);
                SandboxReceiver receiver = SandboxReceiver.start(0)) {
            clio.pageSizeLimit(MATTERS_OF_A_PAGE);
            // The first page comes, the second one never does
            clio.faults()
                    .whenPath("matters", Integer.MAX_VALUE, Fault.delay(Duration.ofMinutes(5)))
                    .after(1);
            receiver.faults().whenPath("checkin", Integer.MAX_VALUE, Fault.delay(SLOW_ANSWER));
            try (ServiceProcess service = start(clio, receiver)) {
                Operator operator = new Operator(service.awaitHealthy(), TOKEN);
                long groupId = operator.addPausedFirm(clio.accessToken(), "sandbox-key", List.of("Norman"));
                operator.release(groupId);
                await().atMost(Duration.ofSeconds(60)).until(() -> operator.countUpToThousand("SENDING") > 0);
                service.stop();
                assertThat(service.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
            }
            int arrived = receiver.accepted().size();
            assertThat(arrived).as("in the middle of it").isBetween(1, MATTERS - 1);
            clio.faults().clear();
            receiver.faults().clear();
            try (ServiceProcess again = start(clio, receiver)) {
                Operator operator = new Operator(again.awaitHealthy(), TOKEN);
                await().atMost(Duration.ofSeconds(120)).until(() -> operator.countUpToThousand("SENT") == MATTERS);
                assertThat(operator.rows().stream()
                                .map(row -> operator.row(row.get("id").asLong()).get("history"))
                                .filter(history -> history.toString().contains("UNKNOWN")))
                        .as("what was answered before the end needs no look-up")
                        .isEmpty();
            }
            assertThat(receiver.accepted())
                    .extracting(AcceptedCheckIn::externalId)
                    .hasSize(MATTERS)
                    .doesNotHaveDuplicates();
        }
    }

    private ServiceProcess start(SandboxClio clio, SandboxReceiver receiver) {
        return ServiceProcess.in(folder)
                .option("-XX:TieredStopAtLevel=1")
                .settings(SETTINGS)
                .setting("database.url", "jdbc:hsqldb:file:" + folder.resolve("data/clio-checkin"))
                .setting("clio.us.url", clio.url())
                .setting("checkin.url", receiver.url())
                .environment("API_TOKEN", TOKEN)
                .start();
    }
}
