package io.github.cliocheckin.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts to an app's address the way Clio's webhooks do: redirects are not followed, and patience is short. */
final class WebhookPost {
    static final String SECRET = "X-Hook-Secret";
    static final String SIGNATURE = "X-Hook-Signature";
    static final String CONTENT_TYPE = "Content-Type";
    private static final String HMAC = "HmacSHA256";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Clio waits for "a short period of time" and does not say which. */
    private volatile Duration patience = Duration.ofSeconds(5);

    void patience(Duration time) {
        patience = time;
    }

    /** What the app answered, empty for nothing in time; never fails. */
    CompletableFuture<Optional<HttpResponse<Void>>> send(URI url, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> Optional.ofNullable(answer));
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + HMAC, impossible);
        }
    }
}
