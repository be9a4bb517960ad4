package io.github.cliocheckin.system;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A connection on which anything at all is sent, kept open as long as the server keeps it. */
final class RawConnection implements AutoCloseable {

    /** The status of a connection that the server closed without an answer. */
    static final int CLOSED = 0;

    private static final int HUNG_MILLIS = 20_000;
    private static final int PATIENCE_MILLIS = 150;

    private final int port;
    private Socket socket;
    private InputStream in;

    RawConnection(int port) {
        this.port = port;
    }

    /** A request whose end can be told; its answer's status. Fails if none comes. */
    int status(RawRequest request) throws IOException {
        boolean used = socket != null;
        int status = statusNow(request);
        // After something that was not HTTP the server closes, without a word that it will
        return status == CLOSED && used ? statusNow(request) : status;
    }

    private int statusNow(RawRequest request) throws IOException {
        try {
            open();
            socket.getOutputStream().write(request.bytes());
            return answer(request.method().equals("HEAD"));
        } catch (SocketTimeoutException hung) {
            throw new AssertionError("No answer within " + HUNG_MILLIS + " ms", hung);
        } catch (IOException closed) {
            close();
            return CLOSED;
        }
    }

    /** Bytes that may be less or more than a request; the statuses of all answers. Fails if the connection stays open. */
    List<Integer> statuses(byte[] bytes) throws IOException {
        close();
        open();
        List<Integer> statuses = new ArrayList<>();
        try {
            socket.getOutputStream().write(bytes);
            socket.setSoTimeout(PATIENCE_MILLIS);
            while (true) {
                try {
                    statuses.add(answer(false));
                    if (socket == null) {
                        return statuses;
                    }
                } catch (SocketTimeoutException waits) {
                    // It waits for the rest, and hears that none comes
                    socket.setSoTimeout(HUNG_MILLIS);
                    socket.shutdownOutput();
                }
            }
        } catch (SocketTimeoutException hung) {
            throw new AssertionError("The connection stays open after its end", hung);
        } catch (IOException closed) {
            return statuses;
        } finally {
            close();
        }
    }

    private void open() throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(HUNG_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    private int answer(boolean toHead) throws IOException {
        String first = line();
        int status = Integer.parseInt(first.split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status < 200) {
            return answer(toHead);
        }
        boolean empty = toHead || status == 204 || status == 304;
        if (!empty && headers.containsKey("content-length")) {
            in.skipNBytes(Long.parseLong(headers.get("content-length")));
        } else if (!empty && headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            skipChunks();
        } else if (!empty) {
            in.readAllBytes();
            close();
        }
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
            close();
        }
        return status;
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size);
            line();
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
