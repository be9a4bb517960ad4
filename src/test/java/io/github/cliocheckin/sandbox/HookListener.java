package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Plays the app that webhooks are for: echoes the secret of a handshake, answers 200, and does otherwise when told. */
final class HookListener implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer http;
    private final List<Post> handshakes = new CopyOnWriteArrayList<>();
    private final List<Post> deliveries = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Post> onHandshake = post -> {};
    private volatile Optional<String> echo = Optional.empty();
    private volatile int usual = 200;

    HookListener() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    /** One call that came in. */
    record Post(String path, String secret, String signature, byte[] body) {
        JsonNode json() {
            try {
                return Json.read(new String(body, StandardCharsets.UTF_8));
            } catch (IOException notJson) {
                throw new AssertionError(notJson);
            }
        }

        long webhook() {
            return json().at("/data/webhook_id").asLong();
        }

        String event() {
            return json().at("/meta/event").asText();
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook";
    }

    /** The next calls are answered so, one after the other. */
    void answers(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** Every call without an answer of its own is answered so from now on. */
    void answersAlways(int status) {
        usual = status;
    }

    void echoes(String otherSecret) {
        echo = Optional.of(otherSecret);
    }

    void onHandshake(Consumer<Post> action) {
        onHandshake = action;
    }

    List<Post> handshakes() {
        return List.copyOf(handshakes);
    }

    List<Post> deliveries() {
        return List.copyOf(deliveries);
    }

    List<String> events() {
        return deliveries.stream().map(Post::event).toList();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        Post post = new Post(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("X-Hook-Secret"),
                exchange.getRequestHeaders().getFirst("X-Hook-Signature"),
                exchange.getRequestBody().readAllBytes());
        if (post.secret() != null) {
            handshakes.add(post);
            onHandshake.accept(post);
            exchange.getResponseHeaders().set("X-Hook-Secret", echo.orElse(post.secret()));
        } else {
            deliveries.add(post);
        }
        Integer next = statuses.poll();
        int status = next == null ? usual : next;
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }
}
