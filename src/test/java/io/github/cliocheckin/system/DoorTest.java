package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.security.ApiTokens;
import io.github.cliocheckin.security.Endpoint;
import io.github.cliocheckin.security.Least;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of the API: every role at every call, and every way round that we know of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {

    private static final String NOWHERE = "987654321";

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private TestService service;
    private ApiTokens store;

    /** What a bean of a route is told of its caller. */
    public static final class Mirror {

        public String caller(@Header(Caller.HEADER) Caller caller) {
            return caller.name() + " is " + caller.role();
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of(), main -> {
            main.bind("mirror", new Mirror());
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/mine?httpMethodRestrict=GET,POST").to("bean:mirror?method=caller");
                    from("platform-http:/page?headerFilterStrategy=#apiHeaders")
                            .setHeader("Content-Security-Policy", constant("default-src 'self'"))
                            .setBody(constant("a page"));
                    from("platform-http:/mine/below?matchOnUriPrefix=true").to("bean:mirror?method=caller");
                }
            });
        });
        store = new ApiTokens(service.bean("database", Database.class).client(), Clock.systemUTC(), new SecureRandom());
        for (Role role : Role.values()) {
            tokens.put(role, store.make("a " + role, role, null, "the test").text());
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Signing in answers 401 by itself: nobody has an empty name. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN")
    void aCallTakesTheRoleOfItsLine(Endpoint endpoint) {
        for (Role role : Role.values()) {
            TestService.Answer answer = call(endpoint, "Authorization", "Bearer " + tokens.get(role));
            if (endpoint.least().admits(role)) {
                assertThat(answer.status()).as("%s as %s", endpoint, role).isNotIn(401, 403, 405, 500);
            } else {
                assertThat(answer.status()).as("%s as %s", endpoint, role).isEqualTo(403);
                assertThat(
                                endpoint.isPage()
                                        ? answer.text()
                                        : answer.json().path("detail").asText())
                        .contains(
                                "takes the role " + endpoint.least().name().toLowerCase(Locale.ROOT),
                                "token a " + role + " has the role");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN")
    void aStrangerMayCallWhatIsPublicOnly(Endpoint endpoint) {
        TestService.Answer answer = call(endpoint, "Authorization", "Bearer cck_" + "A".repeat(43));
        if (endpoint.least() == Least.PUBLIC) {
            assertThat(answer.headers()).doesNotContainKey("www-authenticate");
        } else if (endpoint.isPage()) {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.headers().get("location").get(0)).startsWith("/console/sign-in");
        } else {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers()).containsKey("www-authenticate");
        }
    }

    private TestService.Answer call(Endpoint endpoint, String... headers) {
        return service.call(
                endpoint.method(),
                endpoint.path().replaceAll("\\{[^}]+}", NOWHERE),
                endpoint.method().equals("GET") ? null : "{}",
                Stream.concat(Stream.of(headers), Stream.of("Sec-Fetch-Site", "same-origin"))
                        .toArray(String[]::new));
    }

    @Test
    void pathsThatAreNotThereAreToldToCallersOnly() {
        for (Role role : Role.values()) {
            assertThat(service.callAs(tokens.get(role), "GET", "/nothing", null).status())
                    .isEqualTo(404);
            assertThat(service.callAs(tokens.get(role), "DELETE", "/integration/runs", null)
                            .status())
                    .isEqualTo(405);
        }
        assertThat(service.callAsStranger("GET", "/nothing").status()).isEqualTo(401);
        assertThat(service.callAsStranger("DELETE", "/integration/runs").status())
                .isEqualTo(401);
    }

    @Test
    void anOperatorsOwnRouteTakesAnAdminAndIsToldWhoCalls() {
        assertThat(service.callAs(tokens.get(Role.ADMIN), "GET", "/mine", null).text())
                .isEqualTo("token a ADMIN is ADMIN");
        assertThat(service.get("/mine/below/x").text()).isEqualTo("setting api.token is ADMIN");
        assertThat(RawCall.answer(
                        service.port(),
                        "GET",
                        "/mine?" + Caller.HEADER + "=user%20root",
                        "",
                        List.of(bearer(Role.ADMIN), Caller.HEADER + ": user root")))
                .as("nobody says themselves who they are")
                .contains("\r\ntoken a ADMIN is ADMIN\r\n");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR)) {
            assertThat(service.callAs(tokens.get(role), "POST", "/mine", "{}").status())
                    .isEqualTo(403);
            assertThat(service.callAs(tokens.get(role), "GET", "/mine/below/x", null)
                            .status())
                    .isIn(403, 404);
            assertThat(service.callAs(tokens.get(role), "GET", "/mine/", null).status())
                    .isIn(403, 404);
        }
        assertThat(service.callAsStranger("GET", "/mine").status()).isEqualTo(401);
    }

    @Test
    void noSpellingOfAPathOrMethodGetsRoundTheDoor() {
        List<String> targets = List.of(
                "/integration/business/5",
                "/integration/business/5/",
                "//integration/business/5",
                "/integration//business/5",
                "/integration/business//5",
                "/./integration/business/5",
                "/x/../integration/business/5",
                "/openapi.json/../integration/business/5",
                "/x/%2e%2e/integration/business/5",
                "/%2e/integration/business/5",
                "/integration/runs/%2e%2e/business/5",
                "/integration%2Fbusiness%2F5",
                "/integration/business%2f5",
                "/%69ntegration/business/5",
                "/integration/business/%35",
                "/integration/business/5%00",
                "/integration/business/5;a=b",
                "/integration;a=b/business/5",
                "/INTEGRATION/BUSINESS/5",
                "/integration/business/5?x=/openapi.json",
                "/integration/business/5#/openapi.json",
                "/integration\\business\\5",
                "/integration/business/5%zz",
                "/integration/business/%",
                "http://127.0.0.1/integration/business/5",
                "http://elsewhere/openapi.json/../integration/business/5",
                "integration/business/5",
                "*",
                "");
        for (String target : targets) {
            for (String method : List.of("PUT", "put", "Put", "POST", "GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND")) {
                assertThat(RawCall.status(service.port(), method, target, "{}"))
                        .as("%s %s", method, target)
                        .isIn(0, 400, 401, 404, 501);
                assertThat(RawCall.status(
                                service.port(),
                                method,
                                target,
                                "{}",
                                "X-HTTP-Method-Override: PUT",
                                "Authorization: Bearer x"))
                        .as("%s %s", method, target)
                        .isIn(0, 400, 401, 404, 501);
                assertThat(RawCall.status(service.port(), method, target, "{}", bearer(Role.VIEWER)))
                        .as("%s %s as a viewer", method, target)
                        .isIn(0, 400, 403, 404, 405, 501);
            }
        }
        assertThat(service.get("/integration/business/5").status())
                .as("nothing of it was done")
                .isEqualTo(404);
        assertThat(RawCall.status(service.port(), "PUT", "/integration/business/6", "{}", bearer(Role.OPERATOR)))
                .as("what the others tried can be done")
                .isEqualTo(200);
    }

    @Test
    void twoCredentialsAreNone() {
        String good = bearer(Role.ADMIN);
        String other = "Authorization: Bearer x";
        for (String[] headers : new String[][] {
            {good, other},
            {other, good},
            {good, good},
            {good + ", Bearer x"},
            {good.replace("Bearer", "Basic")},
            {good.replace("Bearer ", "Bearer")},
            {good.replace("Authorization", "authorization "), other},
            {"Cookie: clio-checkin-session=" + tokens.get(Role.ADMIN)},
            {"Cookie: clio-checkin-session=" + TestService.TOKEN}
        }) {
            assertThat(RawCall.status(service.port(), "GET", "/integration/runs", "", headers))
                    .as(String.join(" ", headers))
                    .isIn(400, 401);
        }
        assertThat(RawCall.status(service.port(), "GET", "/integration/runs", "", good))
                .isEqualTo(200);
    }

    private String bearer(Role role) {
        return "Authorization: Bearer " + tokens.get(role);
    }

    @Test
    void anAddressThatIsNotUrlEncodedIsRefusedWithoutALineInTheLog() {
        try (HeardLog log = HeardLog.of("io.vertx.ext.web.RoutingContext")) {
            for (String target : List.of("/integration/business/%", "/%zz", "/integration/runs?limit=%zz", "/x?%")) {
                assertThat(RawCall.status(service.port(), "GET", target, ""))
                        .as(target)
                        .isIn(400, 401);
            }
            assertThat(RawCall.status(service.port(), "GET", "/%", "")).isEqualTo(400);
            assertThat(log.failures()).isEmpty();
        }
    }

    @Test
    void ofAFloodOfTokensSomeAreToldToWaitAndTheOthersAreAnswered() throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        List<Connection> taken = new ArrayList<>();
        HikariDataSource pool =
                (HikariDataSource) service.bean("database", Database.class).dataSource();
        try {
            // With no connection left nothing is looked up, for as long as it takes
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            for (int i = 0; i < 150; i++) {
                String token = "cck_" + String.format("%043d", i);
                calls.add(http.sendAsync(
                        HttpRequest.newBuilder(URI.create(service.baseUrl() + "/integration/runs"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            HttpResponse<?> refused = (HttpResponse<?>) CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new))
                    .get(15, TimeUnit.SECONDS);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(service.get("/openapi.json").status())
                    .as("what needs no look-up is answered meanwhile")
                    .isEqualTo(200);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            statuses.add(call.get(30, TimeUnit.SECONDS).statusCode());
        }
        assertThat(statuses).containsOnly(401, 429).contains(401, 429);
        assertThat(service.callAs(tokens.get(Role.VIEWER), "GET", "/integration/runs", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        String ended = store.make("ended", Role.ADMIN, Instant.now().minusSeconds(1), "the test")
                .text();
        assertThat(service.callAs(ended, "GET", "/integration/runs", null).status())
                .isEqualTo(401);
    }

    @Test
    void aLongBodyArrivesWholeThoughTheTokenIsLookedUpFirst() {
        String name = "x".repeat(1_000_000);
        TestService.Answer answer = service.callAs(
                tokens.get(Role.OPERATOR), "PUT", "/integration/business/7", "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText()).contains("1000000 characters");
    }

    @Test
    void aPageMayTellBrowsersMore() {
        assertThat(service.get("/page").headers())
                .containsEntry("content-security-policy", List.of("default-src 'self'"))
                .containsEntry("x-frame-options", List.of("DENY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/integration/runs", "/integration/runs/987654321", "/nothing", "/mine"})
    void everyAnswerKeepsBrowsersSafe(String path) {
        for (TestService.Answer answer : List.of(service.get(path), service.callAsStranger("GET", path))) {
            assertThat(answer.headers())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("same-origin"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("content-security-policy", List.of("default-src 'none'"));
        }
    }
}
