package io.github.cliocheckin.sandbox;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as a sandbox server sees it: decoded, with lower-case header names. {@code url} is what the caller asked for. */
record Request(
        String method,
        String path,
        String url,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body) {
    private static final String BEARER = "Bearer ";
    private static final String FORM = "application/x-www-form-urlencoded";

    static Request of(HttpServerRequest http, Buffer body) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        QueryStringDecoder uri = new QueryStringDecoder(http.uri());
        return new Request(
                http.method().name(),
                uri.path(),
                http.absoluteURI(),
                new LinkedHashMap<>(uri.parameters()),
                headers,
                body.toString(StandardCharsets.UTF_8));
    }

    /** The value of a parameter. Of several the last counts, as in the frameworks behind both real servers. */
    Optional<String> parameter(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** The token in the request's head, empty for none. */
    String bearer() {
        String authorization = header("authorization").orElse("");
        return authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    }

    /** The value of a field of the form in the body; a body that is labelled otherwise is no form. */
    Optional<String> form(String name) {
        return header("content-type").filter(type -> type.startsWith(FORM)).flatMap(type -> field(body, name));
    }

    /** The value of a field in the text of a form. */
    static Optional<String> field(String form, String name) {
        try {
            return new QueryStringDecoder(form, false)
                    .parameters().getOrDefault(name, List.of()).stream().findFirst();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The scheme, host and port that the caller used. */
    String origin() {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path);
    }
}
