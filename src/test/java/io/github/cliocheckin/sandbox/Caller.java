package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Calls a sandbox server as a client of the real one would. */
final class Caller {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final List<String> headers = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(20);

    private Caller(String base, String... headers) {
        this.base = base;
        this.headers.addAll(List.of(headers));
    }

    static Caller of(SandboxClio clio) {
        return new Caller(clio.url(), "Authorization", "Bearer " + clio.accessToken());
    }

    static Caller of(SandboxReceiver receiver) {
        return new Caller(receiver.url(), "x-api-key", "sandbox-key");
    }

    /** A caller of the same server with other headers. */
    Caller with(String... others) {
        return new Caller(base, others);
    }

    /** The same caller with one more header. */
    Caller also(String name, String value) {
        Caller more = new Caller(base, headers.toArray(String[]::new));
        more.headers.addAll(List.of(name, value));
        return more;
    }

    /** The same caller, who gives up sooner. */
    Caller waiting(Duration time) {
        patience = time;
        return this;
    }

    Reply get(String pathOrUrl) {
        return send("GET", pathOrUrl, "");
    }

    /** Matters with a query of name and value pairs, encoded here. */
    Reply matters(String... query) {
        return get("/api/v4/matters.json?" + encoded(query));
    }

    /** Posts a form of name and value pairs, encoded here. */
    Reply form(String path, String... fields) {
        Caller posting = new Caller(base, headers.toArray(String[]::new));
        posting.headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return posting.send("POST", path, encoded(fields));
    }

    /** Name and value pairs as a query or a form has them. */
    static String encoded(String... pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(encoded(pairs[i]))
                    .append('=')
                    .append(encoded(pairs[i + 1]))
                    .append('&');
        }
        return text.toString();
    }

    Reply send(String method, String pathOrUrl, String body) {
        try {
            return new Reply(http.send(
                    request(pathOrUrl)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest.Builder request(String pathOrUrl) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(pathOrUrl.startsWith("http") ? pathOrUrl : base + pathOrUrl))
                .timeout(patience);
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer, and the questions that tests ask of it. */
    record Reply(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String body() {
            return http.body();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return Json.read(body());
            } catch (IOException notJson) {
                throw new AssertionError("Not JSON: " + body(), notJson);
            }
        }

        JsonNode data() {
            return json().path("data");
        }

        ObjectNode first() {
            return (ObjectNode) data().get(0);
        }

        List<Long> ids() {
            return StreamSupport.stream(data().spliterator(), false)
                    .map(item -> item.path("id").asLong())
                    .toList();
        }

        String next() {
            return json().path("meta").path("paging").path("next").asText(null);
        }

        int code() {
            return json().path("code").asInt();
        }

        String errorMessage() {
            return json().path("error").path("message").asText();
        }
    }
}
