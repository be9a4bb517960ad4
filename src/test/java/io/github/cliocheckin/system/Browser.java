package io.github.cliocheckin.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody who opens links and presses buttons; knows no token of ours, keeps cookies, and goes wherever he is sent. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, Browser::takes);
    private final HttpClient http = client(HttpClient.Redirect.ALWAYS);
    private final HttpClient stopping = client(HttpClient.Redirect.NEVER);

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

    /** Opens a link and stops before the address that he is sent on to. */
    URI sentOn(String link) {
        HttpResponse<String> answer =
                answered(stopping, HttpRequest.newBuilder(URI.create(link)).build());
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    /** A call as a page's script makes it, with the cookies and what else the browser says of it. */
    HttpResponse<String> call(String method, String link, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answered(stopping, request.build());
    }

    /** The value of a cookie that he keeps; null if there is none. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Java would send a cookie that has a Max-Age in the manner of RFC 2965, which no browser does. */
    private static boolean takes(URI from, HttpCookie cookie) {
        cookie.setVersion(0);
        return CookiePolicy.ACCEPT_ORIGINAL_SERVER.shouldAccept(from, cookie);
    }

    private HttpClient client(HttpClient.Redirect redirects) {
        return HttpClient.newBuilder()
                // Java would go over to HTTP/2 without TLS, which no browser does
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirects)
                .cookieHandler(cookies)
                .build();
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

    /** Presses a button that posts nothing but its address, and reads the page that comes of it. */
    Page submit(String link) {
        return send(HttpRequest.newBuilder(URI.create(link))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build());
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
