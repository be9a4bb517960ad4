package io.github.cliocheckin.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A collector of traces that keeps the very bytes it is sent: what is not in them has not left the service. */
final class SpanCollector implements AutoCloseable {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final HttpServer server;

    SpanCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All bytes so far, each as one character. */
    String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void take(HttpExchange call) throws IOException {
        byte[] spans = call.getRequestBody().readAllBytes();
        synchronized (received) {
            received.writeBytes(spans);
        }
        call.sendResponseHeaders(200, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
