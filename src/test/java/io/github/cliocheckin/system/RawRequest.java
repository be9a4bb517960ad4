package io.github.cliocheckin.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request as it goes over the wire, right or wrong. Its texts are bytes: each character is one.
 *
 * @param query without the question mark; null if there is none
 * @param headers whole lines, but for Host and Content-Length
 * @param body null if there is none
 */
record RawRequest(String method, String path, String query, List<String> headers, String body) {

    static RawRequest of(String method, String path, String query, String body, String... headers) {
        return new RawRequest(method, path, query, Arrays.asList(headers), body);
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, path, query, headers, body);
    }

    RawRequest withPath(String other) {
        return new RawRequest(method, other, query, headers, body);
    }

    RawRequest withQuery(String other) {
        return new RawRequest(method, path, other, headers, body);
    }

    RawRequest withHeaders(List<String> other) {
        return new RawRequest(method, path, query, other, body);
    }

    RawRequest withBody(String other) {
        return new RawRequest(method, path, query, headers, other);
    }

    RawRequest plus(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return withHeaders(more);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(method).append(' ').append(path);
        if (query != null) {
            text.append('?').append(query);
        }
        text.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        if (body != null) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body == null ? "" : body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
