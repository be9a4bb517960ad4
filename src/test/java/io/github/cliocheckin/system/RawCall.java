package io.github.cliocheckin.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A call written byte by byte: clients mend paths and headers before they send them, attackers do not. */
final class RawCall {

    private RawCall() {}

    /** The whole answer, from its status line on; empty if the connection was closed without one. */
    static String answer(int port, String method, String target, String body, List<String> headers) {
        StringBuilder call = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            call.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        headers.forEach(header -> call.append(header).append("\r\n"));
        call.append("Connection: close\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(call.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int status(int port, String method, String target, String body, String... headers) {
        String answer = answer(port, method, target, body, List.of(headers));
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
