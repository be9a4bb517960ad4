package io.github.cliocheckin.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who opens links and presses buttons; knows no token of ours, and goes wherever he is sent. */
final class Browser {

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    /** The page at which he ends up. */
    record Page(int status, URI address, String html, HttpResponse<String> response) {

        boolean says(String text) {
            return html.contains(text);
        }
    }

    Page open(String link) {
        return send(HttpRequest.newBuilder(URI.create(link)).build());
    }

    /** Opens a link of the service's to the sandbox Clio and allows access there. */
    Page allow(String link) {
        return open(link + "&sandbox=allow");
    }

    Page decline(String link) {
        return open(link + "&sandbox=decline");
    }

    /** Presses a button that posts nothing but its address; the address that he is sent to. */
    URI press(String link) {
        HttpClient asked = HttpClient.newHttpClient();
        HttpRequest post = HttpRequest.newBuilder(URI.create(link))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        HttpResponse<String> answer = answered(asked, post);
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    private Page send(HttpRequest request) {
        HttpResponse<String> answer = answered(http, request);
        return new Page(answer.statusCode(), answer.uri(), answer.body(), answer);
    }

    private static HttpResponse<String> answered(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
