package io.github.cliocheckin.kamelet;

import static org.awaitility.Awaitility.await;

import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.MatterBuilder;
import io.github.cliocheckin.sandbox.SandboxClient;
import io.github.cliocheckin.sandbox.SandboxClio;
import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A firm at a sandbox Clio, a sandbox receiver, and the route of docs/kamelets.md that is to run between them. */
final class KameletsScene implements AutoCloseable {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String MATTERS = "/api/v4/matters.json";

    final Firm firm = Firm.empty();
    final SandboxClio clio = SandboxClio.start(0, firm);
    final SandboxReceiver receiver = SandboxReceiver.start(0);

    /** The file with the route, in a folder of the test's. */
    static Path route(Path folder) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/kamelets.md")));
        if (!example.find()) {
            throw new IllegalStateException("docs/kamelets.md shows no route");
        }
        return Files.writeString(folder.resolve("example.camel.yaml"), example.group(1));
    }

    Map<String, String> settings() {
        return Map.of(
                "my.clio", clio.url(),
                "my.clio.token", clio.accessToken(),
                "my.birdeye", receiver.url(),
                "my.birdeye.key", "sandbox-key",
                "my.period", "100");
    }

    /** A matter that was closed yesterday and changed just now, with a client of its own. */
    MatterBuilder matter(int number) {
        return firm.addMatter("Closed", LocalDate.now(ZoneOffset.UTC).minusDays(1))
                .client(SandboxClient.person(
                        800 + number, "Robin", "Client" + number, "robin" + number + "@mail.test", "+1 512 555 0100"))
                .updatedAt(Instant.now());
    }

    /** Who arrived, as "business client". */
    List<String> arrived() {
        return receiver.accepted().stream()
                .map(accepted -> accepted.businessNumber() + " " + accepted.externalId())
                .sorted()
                .toList();
    }

    void waitUntilArrived(int checkIns) {
        await().atMost(Duration.ofSeconds(30)).until(() -> arrived().size() >= checkIns);
    }

    /** Waits for so many more questions to Clio. */
    void waitForQuestions(int more) {
        long before = clio.journal().count(MATTERS);
        await().atMost(Duration.ofSeconds(30)).until(() -> clio.journal().count(MATTERS) >= before + more);
    }

    @Override
    public void close() {
        clio.close();
        receiver.close();
    }
}
