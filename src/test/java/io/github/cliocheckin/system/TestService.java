package io.github.cliocheckin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.App;
import io.github.cliocheckin.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.model.Model;
import org.apache.camel.model.ToDefinition;

/** The whole service on free ports, with a database of its own, as an operator's tools see it: over HTTP. */
public final class TestService implements AutoCloseable {

    public static final String TOKEN = "a-token-of-the-tests";

    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 20_000;
    // Several builds may run on one machine
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(new Random().nextInt(PORTS));

    private static final ObjectMapper JSON = new ObjectMapper();

    // It may ask to go on in HTTP/2 otherwise, and once took what followed for that
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CamelContext camel;
    private final Runnable stop;
    private final Database database;
    private final int port;
    private final int managementPort;

    /**
     * A service that runs.
     *
     * @param stop stops what it runs in
     */
    TestService(CamelContext camel, Runnable stop, int port, int managementPort) {
        this.camel = camel;
        this.stop = stop;
        this.database = bean("database", Database.class);
        this.port = port;
        this.managementPort = managementPort;
    }

    /** What the service answered. */
    public record Answer(int status, String contentType, String text, Map<String, List<String>> headers) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
    }

    /** Starts the service with its database in a folder. */
    public static TestService start(Path folder, Map<String, String> settings) throws Exception {
        return start(folder, settings, main -> {});
    }

    /**
     * Starts the service.
     *
     * @param settings in place of those in {@code config/application.properties}
     * @param before what is done to it first, such as binding a fake
     */
    public static TestService start(Path folder, Map<String, String> settings, Consumer<Main> before) throws Exception {
        return start(Path.of("."), folder, settings, before);
    }

    /** The same with the {@code routes/} and {@code config/} of another folder. */
    public static TestService start(Path home, Path folder, Map<String, String> settings, Consumer<Main> before)
            throws Exception {
        Main main = App.service(home);
        int port = freePort();
        int managementPort = freePort();
        ofItsOwn(folder, port).forEach(main::addOverrideProperty);
        main.addOverrideProperty("camel.management.port", String.valueOf(managementPort));
        settings.forEach(main::addOverrideProperty);
        before.accept(main);
        main.start();
        return new TestService(main.getCamelContext(), main::stop, port, managementPort);
    }

    /** The settings of a service with its database in a folder. */
    static Map<String, String> ofItsOwn(Path folder, int port) {
        return Map.of(
                "database.url",
                "jdbc:hsqldb:file:" + folder.resolve("data/clio-checkin"),
                "secrets.keyset-file",
                folder.resolve("secrets/keyset.json").toString(),
                "camel.server.port",
                String.valueOf(port),
                "api.token",
                TOKEN,
                "network.allow-private-addresses",
                "true");
    }

    public int port() {
        return port;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Where health and metrics are. */
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** A bean of the running service. */
    public <T> T bean(String name, Class<T> type) {
        return camel().getRegistry().lookupByNameAndType(name, type);
    }

    public CamelContext camel() {
        return camel;
    }

    /** The route that a path of the API leads to. */
    public String calledBy(Route path) {
        return camel()
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(path.getRouteId())
                .getOutputs()
                .stream()
                .filter(ToDefinition.class::isInstance)
                .map(to -> ((ToDefinition) to).getEndpointUri().replace("direct:", ""))
                .collect(Collectors.joining());
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json);
    }

    /** Adds a user who signs in with {@link ConsoleBrowser#PASSWORD}. */
    void addUser(String name, String role) {
        String json = "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}";
        Scene.ok(post("/access/users", json.formatted(name, ConsoleBrowser.PASSWORD, role)), 201);
    }

    /** A call with the token, and JSON if there is a body. */
    public Answer call(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(method, path, json).header("Authorization", "Bearer " + TOKEN);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A call with another token. */
    public Answer callAs(String token, String method, String path, String json) {
        return call(method, path, json, "Authorization", "Bearer " + token);
    }

    /** A call without the token, unless a header has it. */
    public Answer callAsStranger(String method, String path, String... headers) {
        HttpRequest.Builder request = request(method, path, null);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A form that a browser sends from a page of ours, unless a header says something else. */
    public Answer form(String path, String fields, String... headers) {
        HttpRequest.Builder request = request("POST", path, fields)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        String url = path.startsWith("http") ? path : baseUrl() + path;
        return HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A port that nothing listens on now. It is none of those that systems give to outgoing connections: one of these would
     * have it before the service begins to listen.
     */
    public static int freePort() {
        while (true) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        stop.run();
        database.close();
    }
}
