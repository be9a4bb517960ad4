package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import io.github.cliocheckin.sandbox.SandboxClio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two processes with {@link Pollers} on one PostgreSQL, with one keyset, and a firm that authorized at a sandbox Clio. */
final class TwoNodes implements AutoCloseable {

    private static final String TOKEN = "a-token-of-the-tests";
    private static final Duration LONG = Duration.ofSeconds(90);

    final SandboxClio clio = SandboxClio.start(0, Firm.empty());
    private final String database = TestDatabases.newPostgresUrl();
    private final ServerSocket reports;
    private final List<Node> nodes = new ArrayList<>();
    private final long groupId;

    /** The sandbox as a node calls it, so that its journal tells the nodes apart. */
    enum Name {
        FIRST("127.0.0.1"),
        SECOND("localhost");

        private final String host;

        Name(String host) {
            this.host = host;
        }

        boolean asked(Journal.Entry entry) {
            return entry.headers().getOrDefault("host", "").startsWith(host + ":");
        }
    }

    private record Node(ServiceProcess process, BufferedReader reports, PrintWriter orders) {

        void order(long groupId) {
            orders.println(groupId);
        }

        List<String> answers() {
            try {
                String line = reports.readLine();
                return List.of(String.valueOf(line).split(","));
            } catch (SocketTimeoutException silent) {
                throw new AssertionError("The pollers do not come to an end:\n" + process.output(), silent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    TwoNodes(Path folder) throws IOException {
        reports = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        ServiceProcess first = start(folder, Name.FIRST);
        groupId = authorizedGroup(new Operator(first, TOKEN));
        start(folder, Name.SECOND);
    }

    private ServiceProcess start(Path folder, Name name) throws IOException {
        ServiceProcess process = ServiceProcess.in(folder.resolve(name.name()))
                .main(Pollers.class)
                .option("-XX:TieredStopAtLevel=1")
                .option("-Xshare:auto")
                .setting(Pollers.PORT, String.valueOf(reports.getLocalPort()))
                .setting("database.url", database)
                .setting("database.username", "postgres")
                .setting("secrets.keyset-file", folder.resolve("keyset.json").toString())
                .setting("clio.us.url", "http://" + name.host + ":" + clio.port())
                .setting("clio.us.client-id", "sandbox-app")
                .setting("clio.us.client-secret", "sandbox-secret")
                // Nothing asks Clio but the pollers of the test, each with a connection of its own
                .setting("poll.clock", "PT24H")
                .setting("delivery.clock", "PT24H")
                .setting("poll.concurrency", String.valueOf(Pollers.POLLERS))
                .setting("network.allow-private-addresses", "true")
                .environment("API_TOKEN", TOKEN)
                .start();
        process.awaitHealthy();
        Socket connection = reports.accept();
        connection.setSoTimeout((int) LONG.toMillis());
        nodes.add(new Node(
                process,
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)),
                new PrintWriter(connection.getOutputStream(), true, StandardCharsets.UTF_8)));
        return process;
    }

    private static long authorizedGroup(Operator operator) {
        long group = operator.addPausedFirm("sandbox-token", "sandbox-key", List.of("Austin"));
        JsonNode mapping = operator.call("GET", "/integration/businessintegrationmapping?groupId=" + group, null)
                .json()
                .get(0);
        String authorization = "/integration/businessintegrationmapping/"
                + mapping.get("mappingId").asLong() + "/authorization";
        String link =
                operator.call("GET", authorization, null).json().get("link").asText();
        assertThat(new Browser().allow(link).says("Clio is connected")).isTrue();
        return group;
    }

    /** Has all pollers of both nodes ask at once, those of this node a moment earlier; what they were answered. */
    List<String> ask(Name earlier) {
        Node one = nodes.get(earlier.ordinal());
        Node other = nodes.get(1 - earlier.ordinal());
        one.order(groupId);
        other.order(groupId);
        return Stream.of(one, other).flatMap(node -> node.answers().stream()).toList();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(node -> node.process.close());
        reports.close();
        clio.close();
    }
}
