package io.github.cliocheckin.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cliocheckin.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An OpenID provider on this machine that keeps to the rules until a test makes it break one. */
public final class TestProvider implements AutoCloseable {
    static final URI CALLBACK = URI.create("http://127.0.0.1:8080/oidc/callback");
    public static final String CLIENT_SECRET = "a-secret-of-thirty-two-characters";
    /** Made once, for it takes a while. */
    private static final RSAKey FIRST_KEY = newKey("first");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, AuthenticationRequest> codes = new ConcurrentHashMap<>();
    private final Map<String, Answering> otherwise = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(FIRST_KEY));
    private volatile RSAKey signing = FIRST_KEY;
    private volatile Consumer<OIDCProviderMetadata> description = metadata -> {};
    private volatile Consumer<JWTClaimsSet.Builder> claims = token -> {};
    private volatile Writing writing = this::signed;
    private volatile String lastToken = "";

    /** How a path is answered. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** How an ID token is written. */
    @FunctionalInterface
    interface Writing {
        String written(JWTClaimsSet claims) throws JOSEException;
    }

    private TestProvider() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    public static TestProvider started() {
        try {
            return new TestProvider();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Settings that fit this provider. */
    OpenIdSettings settings() {
        return settings(Duration.ofSeconds(20));
    }

    OpenIdSettings settings(Duration timeout) {
        return new OpenIdSettings(
                URI.create(issuer()),
                "checkin",
                CLIENT_SECRET,
                CALLBACK,
                Set.of("profile", "groups"),
                "groups",
                Map.of(Role.VIEWER, Set.of("staff", "guests"), Role.OPERATOR, Set.of("ops"), Role.ADMIN, Set.of("it")),
                timeout);
    }

    /** Changes what the discovery document says. */
    void describes(Consumer<OIDCProviderMetadata> change) {
        description = change;
    }

    /** Changes what ID tokens say from now on; without, they are Robin's, of the group {@code ops}. */
    public void says(Consumer<JWTClaimsSet.Builder> change) {
        claims = change;
    }

    /** Writes ID tokens otherwise than signed with its key. */
    void writes(Writing other) {
        writing = other;
    }

    /** Signs with a new key, and publishes it beside the old ones if that is said. */
    void signsWithANewKey(boolean publish) {
        signing = newKey("key-" + published.size());
        if (publish) {
            published.add(signing);
        }
    }

    /** Answers this path so from now on. */
    public void answers(String path, Answering other) {
        otherwise.put(path, other);
    }

    /** Answers this path as it should again. */
    public void mends(String path) {
        otherwise.remove(path);
    }

    /** Waits until the test ends. */
    void hangs(HttpExchange exchange) {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** How often a path was asked for. */
    public long asked(String path) {
        return requests.stream().filter(path::equals).count();
    }

    /** The last ID token it gave. */
    String lastToken() {
        return lastToken;
    }

    /** A person's browser goes to the authorization address; where it is sent from there. */
    public URI visited(URI authorization) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(authorization).build(), HttpResponse.BodyHandlers.ofString());
            return URI.create(answer.headers().firstValue("Location").orElseThrow());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, 302, "text/plain", "");
    }

    String signed(JWTClaimsSet token) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .build(),
                token);
        jwt.sign(new RSASSASigner(signing));
        return jwt.serialize();
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        try {
            otherwise.getOrDefault(path, this::rightly).answer(exchange);
        } catch (RuntimeException broken) {
            send(exchange, 500, "text/plain", broken.toString());
        }
    }

    private void rightly(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" ->
                    json(exchange, 200, metadata().toJSONObject().toString());
                case "/keys" -> json(exchange, 200, new JWKSet(new ArrayList<>(published)).toString());
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                default -> send(exchange, 404, "text/plain", "Not found");
            }
        } catch (ParseException | JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private OIDCProviderMetadata metadata() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer()), List.of(SubjectType.PUBLIC), URI.create(issuer() + "/keys"));
        metadata.setAuthorizationEndpointURI(URI.create(issuer() + "/authorize"));
        metadata.setTokenEndpointURI(URI.create(issuer() + "/token"));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        description.accept(metadata);
        return metadata;
    }

    private void authorize(HttpExchange exchange) throws IOException, ParseException {
        AuthenticationRequest request =
                AuthenticationRequest.parse(exchange.getRequestURI().getRawQuery());
        AuthorizationCode code = new AuthorizationCode();
        codes.put(code.getValue(), request);
        redirect(
                exchange,
                new AuthenticationSuccessResponse(
                                request.getRedirectionURI(), code, null, null, request.getState(), null, null)
                        .toURI()
                        .toString());
    }

    private void token(HttpExchange exchange) throws IOException, ParseException, JOSEException {
        HTTPRequest got = new HTTPRequest(HTTPRequest.Method.POST, URI.create(issuer() + "/token"));
        got.setContentType(exchange.getRequestHeaders().getFirst("Content-Type"));
        got.setAuthorization(exchange.getRequestHeaders().getFirst("Authorization"));
        got.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        TokenRequest request = TokenRequest.parse(got);
        if (!(request.getClientAuthentication() instanceof PlainClientSecret client)
                || !client.getClientSecret().getValue().equals(CLIENT_SECRET)) {
            json(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        AuthorizationCodeGrant grant = (AuthorizationCodeGrant) request.getAuthorizationGrant();
        AuthenticationRequest begun = codes.remove(grant.getAuthorizationCode().getValue());
        if (begun == null
                || !begun.getRedirectionURI().equals(grant.getRedirectionURI())
                || !begun.getCodeChallenge()
                        .equals(CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier()))) {
            json(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"secret words\"}");
            return;
        }
        lastToken = writing.written(claimsFor(begun));
        json(
                exchange,
                200,
                "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"id_token\":\"" + lastToken + "\"}");
    }

    private JWTClaimsSet claimsFor(AuthenticationRequest begun) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("robin-1")
                .audience(begun.getClientID().getValue())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", begun.getNonce().getValue())
                .claim("name", "Robin Example")
                .claim("groups", List.of("ops"));
        claims.accept(token);
        return token.build();
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body);
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException unable) {
            throw new IllegalStateException(unable);
        }
    }
}
