package io.github.cliocheckin.security.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Every request to the provider. Each has an end in time, from the connection to the last byte, which Nimbus's own way has not:
 * it begins anew with every byte. No redirect is followed, for it could carry the client's secret to somebody else.
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
    private final Duration timeout;
    private final HttpClient http;

    ProviderHttp(Duration timeout) {
        this.timeout = timeout;
        http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        BodyPublisher body =
                request.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.getBody());
        HttpResponse<String> got =
                answer(sent.method(request.getMethod().name(), body).build());
        HTTPResponse response = new HTTPResponse(got.statusCode());
        response.setBody(got.body());
        try {
            response.setContentType(got.headers().firstValue("Content-Type").orElse("text/plain"));
        } catch (ParseException unreadable) {
            throw new IOException("The answer is of no known type");
        }
        return response;
    }

    /** For the provider's keys. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, URI.create(url.toString())));
        if (response.getStatusCode() != HTTPResponse.SC_OK) {
            throw new IOException("Status " + response.getStatusCode());
        }
        return new Resource(response.getBody(), response.getEntityContentType().toString());
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> new LimitedBody());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("No answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted");
        } finally {
            // Frees the connection of an answer that nobody waits for any more; does nothing to one that came
            answer.cancel(true);
        }
    }
}
