package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.security.SignIns;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, users and sessions as an admin's tools use them, and as people do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessApiTest {

    private static final String PASSWORD = "four words make one";
    private static final String RUNS = "/integration/runs";

    private final MovableClock clock = new MovableClock();
    private TestService service;
    private ApiContract contract;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of(), main -> main.bind("clock", clock));
        contract = new ApiContract(service.get("/openapi.json").json());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRevoked() throws Exception {
        String name = unique();
        JsonNode made = ok(201, "POST", "/access/tokens", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}");
        String token = made.path("token").asText();
        assertThat(as(token, "GET", RUNS)).isEqualTo(200);
        assertThat(call(token, "GET", "/access/me", null).text())
                .isEqualTo("{\"name\":\"" + name + "\",\"kind\":\"token\",\"role\":\"viewer\"}");
        TestService.Answer list = call(TestService.TOKEN, "GET", "/access/tokens", null);
        assertThat(list.text())
                .contains(name, "\"createdBy\":\"setting api.token\"")
                .doesNotContain("cck_", "ash");
        problem(409, "name", "POST", "/access/tokens", "{\"name\":\"" + name + "\",\"role\":\"admin\"}");
        assertThat(database("SELECT * FROM api_token WHERE name = ?", name)).doesNotContain(token);
        String path = "/access/tokens/" + made.path("id").asText();
        assertThat(call(TestService.TOKEN, "DELETE", path, null).status()).isEqualTo(204);
        assertThat(as(token, "GET", RUNS)).as("at once on this node").isEqualTo(401);
        problem(404, "id", "DELETE", path, null);
        assertThat(database("SELECT * FROM api_token WHERE name = ?", name))
                .as("what it was is kept")
                .contains(name);
    }

    @Test
    void aTokenEndsWhenItWasSaidTo() throws Exception {
        Instant end = clock.instant().plus(Duration.ofHours(1));
        String token = ok(
                        201,
                        "POST",
                        "/access/tokens",
                        "{\"name\":\"" + unique() + "\",\"role\":\"OPERATOR\",\"expiresAt\":\"" + end + "\"}")
                .path("token")
                .asText();
        assertThat(as(token, "GET", RUNS)).isEqualTo(200);
        clock.moveOn(Duration.ofHours(1));
        assertThat(as(token, "GET", RUNS)).isEqualTo(401);
    }

    @Test
    void aPersonSignsInWorksAndSignsOut() throws Exception {
        String name = user("operator");
        JsonNode session = logIn(name, PASSWORD);
        assertThat(session.path("role").asText()).isEqualTo("operator");
        String token = session.path("token").asText();
        assertThat(call(token, "GET", "/access/me", null).json().path("kind").asText())
                .isEqualTo("user");
        assertThat(as(token, "GET", "/access/users")).isEqualTo(403);
        String other =
                logIn(name.toUpperCase(Locale.ROOT), PASSWORD).path("token").asText();
        assertThat(call(token, "POST", "/access/logout", null).status()).isEqualTo(204);
        assertThat(as(token, "GET", RUNS)).isEqualTo(401);
        assertThat(as(other, "GET", RUNS)).as("the other session goes on").isEqualTo(200);
        clock.moveOn(Duration.ofHours(12));
        assertThat(as(other, "GET", RUNS)).isEqualTo(401);
        problem(409, null, "POST", "/access/logout", null);
    }

    @Test
    void whoIsDeactivatedIsOutAtOnceAndARoleCountsAtOnce() throws Exception {
        String name = user("operator");
        String token = logIn(name, PASSWORD).path("token").asText();
        assertThat(as(token, "GET", RUNS)).isEqualTo(200);
        JsonNode changed = ok(200, "PATCH", "/access/users/" + name, "{\"role\":\"viewer\"}");
        assertThat(changed.path("role").asText()).isEqualTo("viewer");
        assertThat(call(token, "PUT", "/integration/business/5", "{}").status()).isEqualTo(403);
        ok(200, "PATCH", "/access/users/" + name, "{\"active\":false}");
        assertThat(as(token, "GET", RUNS)).isEqualTo(401);
        assertThat(tryToLogIn(name, PASSWORD).status()).isEqualTo(401);
        ok(200, "PATCH", "/access/users/" + name, "{\"active\":true,\"password\":\"another four words\"}");
        assertThat(as(token, "GET", RUNS)).as("its session is over").isEqualTo(401);
        logIn(name, "another four words");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() throws Exception {
        String name = user("viewer");
        String mine = logIn(name, PASSWORD).path("token").asText();
        String thiefs = logIn(name, PASSWORD).path("token").asText();
        String wrong = "{\"oldPassword\":\"not this one\",\"newPassword\":\"another four words\"}";
        assertThat(call(mine, "POST", "/access/password", wrong).status()).isEqualTo(422);
        String right = wrong.replace("not this one", PASSWORD);
        assertThat(call(mine, "POST", "/access/password", right).status()).isEqualTo(204);
        assertThat(as(mine, "GET", RUNS)).isEqualTo(200);
        assertThat(as(thiefs, "GET", RUNS)).isEqualTo(401);
        assertThat(tryToLogIn(name, PASSWORD).status()).isEqualTo(401);
        logIn(name, "another four words");
        assertThat(call(TestService.TOKEN, "POST", "/access/password", right).status())
                .as("the setting has no password")
                .isEqualTo(409);
    }

    @Test
    void wrongTriesAreAnsweredTheSameAndThenSlowedDown() throws Exception {
        String name = user("admin");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(constant(tryToLogIn(name, "wrong")));
            answers.add(constant(tryToLogIn("nobody of " + name, PASSWORD)));
        }
        assertThat(answers).hasSize(10).containsOnly(answers.get(0));
        assertThat(answers.get(0)).startsWith("401").contains("www-authenticate");
        TestService.Answer slowed = tryToLogIn(name, PASSWORD);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.headers().get("retry-after"))
                .singleElement()
                .asString()
                .matches("[1-5]");
        assertThat(constant(tryToLogIn("nobody of " + name, PASSWORD))).isEqualTo(constant(slowed));
        clock.moveOn(Duration.ofSeconds(5));
        logIn(name, PASSWORD);
        logIn(name, PASSWORD);
    }

    /** Everything of an answer that a stranger could compare, but for the seconds to wait. */
    private static String constant(TestService.Answer answer) {
        return answer.status()
                + answer.text().replaceAll("in [1-5] seconds", "in some seconds")
                + answer.headers().toString().replaceAll("retry-after=\\[[1-5]]", "retry-after");
    }

    @Test
    void passwordsAndHashesAreNeverAnswered() throws Exception {
        String name = user("viewer");
        String token = logIn(name, PASSWORD).path("token").asText();
        for (String path : List.of("/access/users", "/access/tokens", "/access/me", "/openapi.json")) {
            assertThat(service.get(path).text()).doesNotContain(PASSWORD, "argon2", token);
        }
        assertThat(database("SELECT * FROM api_user WHERE name = ?", name))
                .contains("$argon2id$")
                .doesNotContain(PASSWORD);
        assertThat(database("SELECT * FROM user_session WHERE id > ?", 0)).doesNotContain(token, "ccs_");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
                    422 | name        | POST   | /access/login | {"password":"x"}
                    422 | password    | POST   | /access/login | {"name":"anna"}
                    400 | token       | POST   | /access/login | {"name":"anna","password":"x","token":"y"}
                    400 | password    | POST   | /access/login | {"name":"anna","password":["x"]}
                    400 | -           | POST   | /access/login | null
                    422 | name        | POST   | /access/tokens | {"role":"viewer"}
                    422 | name        | POST   | /access/tokens | {"name":" ","role":"viewer"}
                    422 | role        | POST   | /access/tokens | {"name":"x"}
                    422 | role        | POST   | /access/tokens | {"name":"x","role":"root"}
                    409 | name        | POST   | /access/tokens | {"name":"First-Admin","role":"viewer"}
                    422 | expiresAt   | POST   | /access/tokens | {"name":"x","role":"viewer","expiresAt":"2020-01-01T00:00:00Z"}
                    422 | expiresAt   | POST   | /access/tokens | {"name":"x","role":"viewer","expiresAt":"tomorrow"}
                    400 | id          | DELETE | /access/tokens/x | -
                    404 | id          | DELETE | /access/tokens/987654321 | -
                    422 | password    | POST   | /access/users | {"name":"anna","role":"viewer"}
                    422 | password    | POST   | /access/users | {"name":"anna","password":"elevenchars","role":"viewer"}
                    422 | name        | POST   | /access/users | {"name":"a/b","password":"four words make one","role":"viewer"}
                    422 | name        | POST   | /access/users | {"name":"","password":"four words make one","role":"viewer"}
                    422 | role        | POST   | /access/users | {"name":"anna","password":"four words make one"}
                    404 | name        | PATCH  | /access/users/%00 | {"role":"viewer"}
                    404 | name        | PATCH  | /access/users/a%2Fb | {"role":"viewer"}
                    404 | name        | PATCH  | /access/users/nobody | {"role":"viewer"}
                    400 | active      | PATCH  | /access/users/nobody | {"active":"no"}
                    400 | name        | PATCH  | /access/users/nobody | {"name":"x"}
                    422 | oldPassword | POST   | /access/password | {"newPassword":"four words make one"}
                    422 | newPassword | POST   | /access/password | {"oldPassword":"x","newPassword":"short"}
                    405 | -           | DELETE | /access/users/nobody | -
                    """)
    void aCallThatCannotBeDoneSaysWhy(int status, String field, String method, String path, String json)
            throws Exception {
        problem(status, field, method, path, json);
    }

    @Test
    void aNameIsTakenOnceWhateverItsCase() throws Exception {
        String name = user("viewer");
        problem(
                409,
                "name",
                "POST",
                "/access/users",
                "{\"name\":\"" + name.toUpperCase(Locale.ROOT) + "\",\"password\":\"" + PASSWORD
                        + "\",\"role\":\"admin\"}");
        problem(422, "password", "PATCH", "/access/users/" + name, "{\"password\":\"" + "x".repeat(201) + "\"}");
    }

    @Test
    void aSessionInACookieActsFromPagesOfThisServiceOnly() throws Exception {
        String session = "Cookie: clio-checkin-session="
                + logIn(user("operator"), PASSWORD).path("token").asText();
        String host = "127.0.0.1:" + service.port();
        assertThat(raw("GET", session)).isEqualTo(404);
        assertThat(raw("GET", session, "Origin: https://evil.test")).isEqualTo(404);
        assertThat(raw("PUT", session, "Origin: http://" + host)).isEqualTo(200);
        assertThat(raw("PUT", session, "Sec-Fetch-Site: same-origin")).isEqualTo(200);
        for (String[] from : new String[][] {
            {},
            {"Origin: https://evil.test"},
            {"Origin: null"},
            {"Origin: http://127.0.0.1:1"},
            {"Origin: http://" + host + "@evil.test"},
            {"Origin: http://" + host + ".evil.test"},
            {"Origin: http://" + host, "Origin: https://evil.test"},
            {"Origin: http://" + host, "Sec-Fetch-Site: cross-site"},
            {"Sec-Fetch-Site: same-site"},
            {"Sec-Fetch-Site: none"},
            {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"}
        }) {
            List<String> headers = new ArrayList<>(List.of(from));
            headers.add(session);
            assertThat(raw("PUT", headers.toArray(String[]::new)))
                    .as(headers.toString())
                    .isEqualTo(403);
        }
        assertThat(raw("GET", session, session)).as("two cookies are none").isEqualTo(401);
        assertThat(raw("GET", session + "; clio-checkin-session=x")).isEqualTo(401);
        assertThat(raw("GET", session + "; other=x")).isEqualTo(404);
        assertThat(raw("GET", session, "Authorization: Bearer x"))
                .as("a wrong token is not mended by a cookie")
                .isEqualTo(401);
    }

    @Test
    void overHttp2TooASessionInACookieActsFromPagesOfThisService() throws Exception {
        String session = logIn(user("operator"), PASSWORD).path("token").asText();
        String host = "127.0.0.1:" + service.port();
        assertThat(overHttp2(session, "Origin", "http://" + host)).isEqualTo(200);
        assertThat(overHttp2(session, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        assertThat(overHttp2(session, "Origin", "https://evil.test")).isEqualTo(403);
        assertThat(overHttp2(session, "X-Other", "none")).isEqualTo(403);
    }

    /** Without TLS, as a proxy may speak it inside. */
    private int overHttp2(String session, String header, String value) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            return vertx.createHttpClient(new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false))
                    .request(HttpMethod.PUT, service.port(), "127.0.0.1", "/integration/business/71")
                    .compose(request -> request.putHeader("Cookie", "clio-checkin-session=" + session)
                            .putHeader("Content-Type", "application/json")
                            .putHeader(header, value)
                            .send("{}"))
                    .map(answer -> {
                        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
                        return answer.statusCode();
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private int raw(String method, String... headers) {
        String business = method.equals("GET") ? "/integration/business/987654321" : "/integration/business/71";
        return RawCall.status(service.port(), method, business, method.equals("GET") ? "" : "{}", headers);
    }

    @Test
    void aPersonOfAProviderHasASessionAndNoPassword() throws Exception {
        String name = unique();
        String token = service.bean("signIns", SignIns.class)
                .byProvider("https://id.test|" + name, name, Role.VIEWER, (before, after) -> {})
                .token();
        assertThat(as(token, "GET", RUNS)).isEqualTo(200);
        assertThat(tryToLogIn(name, PASSWORD).status()).isEqualTo(401);
        problem(409, "password", "PATCH", "/access/users/" + name, "{\"password\":\"" + PASSWORD + "\"}");
        assertThat(ok(200, "PATCH", "/access/users/" + name, "{\"active\":false}")
                        .path("signsInBy")
                        .asText())
                .isEqualTo("provider");
        assertThat(as(token, "GET", RUNS)).isEqualTo(401);
    }

    private static String unique() {
        return "n" + UUID.randomUUID();
    }

    private String user(String role) throws Exception {
        String name = unique();
        ok(
                201,
                "POST",
                "/access/users",
                "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"role\":\"" + role + "\"}");
        return name;
    }

    private JsonNode logIn(String name, String password) throws Exception {
        TestService.Answer answer = tryToLogIn(name, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private TestService.Answer tryToLogIn(String name, String password) throws Exception {
        return call("", "POST", "/access/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private int as(String token, String method, String path) throws Exception {
        return call(token, method, path, null).status();
    }

    private JsonNode ok(int status, String method, String path, String json) throws Exception {
        TestService.Answer answer = call(TestService.TOKEN, method, path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private void problem(int status, String field, String method, String path, String json) throws Exception {
        TestService.Answer answer = call(TestService.TOKEN, method, path, json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("field").asText(null)).as(answer.text()).isEqualTo(field);
    }

    private TestService.Answer call(String token, String method, String path, String json) throws Exception {
        TestService.Answer answer = service.callAs(token, method, path, json);
        // Requests may write a role in upper case, which the description does not advertise
        contract.check(method, path, json == null ? null : json.replace("OPERATOR", "operator"), answer);
        return answer;
    }

    private String database(String query, Object value) {
        return service.bean("database", Database.class)
                .client()
                .sql(query)
                .param(value)
                .query()
                .listOfRows()
                .toString();
    }
}
