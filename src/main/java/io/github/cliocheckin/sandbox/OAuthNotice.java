package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tells an app that its access ended, if it registered an address for that. Unsigned and sent once, as Clio's notice is as far as
 * anybody knows; what the app answers, and whether it does, is nothing to the sender.
 */
final class OAuthNotice {
    static final String ALL = "all";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile Optional<URI> address = Optional.empty();

    void address(URI uri) {
        address = Optional.of(uri);
    }

    /** Done when the app has answered, or did not in time. */
    CompletableFuture<Void> send(OAuthGrant grant, String accessToken) {
        return address.map(
                        uri -> http.sendAsync(notice(uri, grant, accessToken), HttpResponse.BodyHandlers.discarding())
                                .<Void>handle((answer, failure) -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static HttpRequest notice(URI uri, OAuthGrant grant, String accessToken) {
        ObjectNode body = Json.object().put("client_id", grant.clientId()).put("user_id", grant.userId());
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body.put("access_token", accessToken))))
                .build();
    }
}
