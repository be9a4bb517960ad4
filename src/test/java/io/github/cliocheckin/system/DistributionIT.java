package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.sandbox.SandboxReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} leaves in {@code target/clio-checkin/}, started from some other folder. */
class DistributionIT {

    private static final Duration START_AND_FAIL = Duration.ofSeconds(60);

    @TempDir
    private Path elsewhere;

    @Test
    void withoutAnySettingItStartsSaysWhatItLacksAndSendsNothing() {
        try (SandboxReceiver receiver = SandboxReceiver.start(0);
                ServiceProcess service = distribution()
                        .setting("checkin.url", receiver.url())
                        .setting("network.allow-private-addresses", "true")
                        .start()
                        .awaitHealthy()) {
            assertThat(elsewhere.resolve("data")).isDirectory();
            assertThat(elsewhere.resolve("secrets/keyset.json")).isRegularFile();
            assertThat(new Operator(service, "")
                            .call("GET", "/integration/checkins", null)
                            .status())
                    .isEqualTo(401);
            service.stop();
            assertThat(service.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            assertThat(receiver.journal().entries()).isEmpty();
            assertThat(service.output())
                    .contains("clio-checkin is up: API at " + service.baseUrl())
                    .containsOnlyOnce("This is the token of one; it is shown this once and kept nowhere")
                    .contains("There is no mapping yet")
                    .doesNotContain("ERROR")
                    .doesNotContain("Exception");
        }
    }

    /** Counted in processor time, for the machine of a test is busy: two cores give ten seconds of it in five. */
    @Test
    void itIsReadyWithinSeconds() {
        Instant begin = Instant.now();
        try (ServiceProcess service = distribution().start().awaitHealthy()) {
            Duration passed = Duration.between(begin, Instant.now());
            Duration ofProcessor = ProcessHandle.of(service.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElseThrow();
            System.out.println("Ready after " + passed + ", " + ofProcessor + " of processor time");
            assertThat(ofProcessor).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void startedAgainAfterItWasStoppedItFindsWhatItKept() {
        String business = "/integration/business/" + Operator.ENTERPRISE;
        try (ServiceProcess first = withToken()) {
            assertThat(new Operator(first, "a-token")
                            .call("PUT", business, "{\"name\": \"Kept\"}")
                            .status())
                    .isEqualTo(200);
            first.stop();
            first.awaitExit(Duration.ofSeconds(30));
        }
        try (ServiceProcess second = withToken()) {
            assertThat(new Operator(second, "a-token")
                            .call("GET", business, null)
                            .text())
                    .contains("Kept");
        }
    }

    @Test
    void aWrongSettingEndsItWithOneLineThatNamesTheSetting() {
        assertThat(endsAtOnce(distribution().setting("poll.lease", "five minutes"), 2))
                .singleElement()
                .asString()
                .contains("poll.lease", "five minutes", "ISO-8601");
    }

    @Test
    void aPortThatIsTakenEndsItWithOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(endsAtOnce(distribution().setting("camel.server.port", port), 2))
                    .singleElement()
                    .asString()
                    .contains("camel.server.port", port, "nothing can listen there");
        }
    }

    @Test
    void aManagementPortThatIsTakenEndsItWithOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(endsAtOnce(distribution().setting("camel.management.port", port), 2))
                    .singleElement()
                    .asString()
                    .contains("camel.management.port", port, "nothing can listen there");
        }
    }

    @Test
    void aDatabaseThatAnotherOneHasOpenEndsItWithOneLine() {
        try (ServiceProcess first = distribution().start().awaitHealthy()) {
            assertThat(first.isAlive()).isTrue();
            Path other = elsewhere.resolve("other");
            assertThat(endsAtOnce(
                            ServiceProcess.in(other)
                                    .script(script())
                                    .setting("database.url", "jdbc:hsqldb:file:" + elsewhere + "/data/clio-checkin"),
                            1))
                    .singleElement()
                    .asString()
                    .contains("cannot start");
        }
    }

    private ServiceProcess withToken() {
        return distribution().environment("API_TOKEN", "a-token").start().awaitHealthy();
    }

    private ServiceProcess.Launch distribution() {
        return ServiceProcess.in(elsewhere).script(script());
    }

    private static Path script() {
        Path script = Path.of("target/clio-checkin/bin/clio-checkin").toAbsolutePath();
        assertThat(Files.isExecutable(script)).isTrue();
        return script;
    }

    /** The lines that a start which must fail leaves, after it ended with this exit code. */
    private static List<String> endsAtOnce(ServiceProcess.Launch launch, int exitCode) {
        try (ServiceProcess service = launch.start()) {
            assertThat(service.awaitExit(START_AND_FAIL)).as(service::output).isEqualTo(exitCode);
            return service.output().lines().toList();
        }
    }
}
