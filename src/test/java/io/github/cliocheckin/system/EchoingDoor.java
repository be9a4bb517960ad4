package io.github.cliocheckin.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Whoever answers at {@code public.url}: shows the secret of a webhook's handshake, as Clio wants it. */
final class EchoingDoor implements AutoCloseable {

    private static final String SECRET = "X-Hook-Secret";

    private final HttpServer server;
    private volatile boolean echoes = true;

    EchoingDoor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/webhook/", this::answer);
        server.start();
    }

    /** Whether it shows the secret, as at first. */
    void echoes(boolean on) {
        echoes = on;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        String secret = call.getRequestHeaders().getFirst(SECRET);
        if (secret != null && echoes) {
            call.getResponseHeaders().set(SECRET, secret);
        }
        call.sendResponseHeaders(echoes ? 200 : 500, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
