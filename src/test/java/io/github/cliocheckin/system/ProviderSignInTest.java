package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.security.oidc.TestProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A person signs in at a provider, as their browser sees it, and what the session may do that comes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderSignInTest {

    private static final String SESSION = "clio-checkin-session";
    private static final String BEGUN = "clio-checkin-sign-in";

    private final TestProvider provider = TestProvider.started();
    private final MovableClock clock = new MovableClock();
    private Browser browser;
    private TestService service;
    private String login;
    private int users;
    private int sessions;

    static Map<String, String> settings(TestProvider provider) {
        return new HashMap<>(Map.of(
                "oidc.issuer", provider.issuer(),
                "oidc.client-id", "checkin",
                "oidc.client-secret", TestProvider.CLIENT_SECRET,
                "oidc.viewers", "staff, guests",
                "oidc.operators", "ops",
                "oidc.admins", "it"));
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, settings(provider), main -> main.bind("clock", clock));
        login = service.baseUrl() + "/access/oidc/login";
    }

    @AfterAll
    void stop() {
        service.close();
        provider.close();
    }

    @BeforeEach
    void beginAnew() {
        browser = new Browser();
        users = count("api_user");
        sessions = count("user_session");
    }

    @AfterEach
    void mendTheProvider() {
        provider.says(claims -> {});
        provider.mends("/authorize");
        provider.mends("/token");
    }

    @Test
    void whoSignsInReadsWithTheCookieAndSignsOut() throws Exception {
        Browser.Page page = browser.open(login);
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(page.html())
                .contains("You are signed in", "Robin Example", "operator", "oidc:Robin Example")
                .containsPattern("until \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC");
        assertThat(get("/access/me").body())
                .isEqualTo("{\"name\":\"oidc:Robin Example\",\"kind\":\"user\",\"role\":\"operator\"}");
        assertThat(get("/integration/runs").statusCode()).isEqualTo(200);
        assertThat(change("/access/logout", null).statusCode()).isEqualTo(204);
        assertThat(get("/integration/runs").statusCode()).isEqualTo(401);
    }

    @Test
    void theCookiesAreOutOfReachOfScriptsAndOtherSites() {
        URI onward = browser.sentOn(login);
        assertThat(browser.cookie(BEGUN)).startsWith("sealed:");
        HttpResponse<String> back = browser.call("GET", provider.visited(onward).toString(), null);
        assertThat(back.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("; Path=/; ", "; HttpOnly; SameSite=Lax"))
                .anySatisfy(
                        cookie -> assertThat(cookie).matches(SESSION + "=ccs_[\\w-]{43}; .*Max-Age=4(3200|3199);.*"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith(BEGUN + "=;").contains("Max-Age=0"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(back.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.cookie(BEGUN)).isNull();
    }

    @Test
    void behindHttpsTheCookiesAreSentOverItOnly(@TempDir Path folder) throws Exception {
        Map<String, String> settings = settings(provider);
        settings.put("public.url", "https://reviews.example.com");
        try (TestService behindProxy = TestService.start(folder, settings)) {
            TestService.Answer answer = behindProxy.callAsStranger("GET", "/access/oidc/login");
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.headers().get("set-cookie"))
                    .singleElement()
                    .asString()
                    .endsWith("; HttpOnly; SameSite=Lax; Secure");
            assertThat(answer.headers().get("location").get(0))
                    .contains("redirect_uri=https%3A%2F%2Freviews.example.com%2Faccess%2Foidc%2Fcallback");
        }
    }

    @Test
    void theRoleIsTheProvidersWordAtEachSignIn() throws Exception {
        inGroup("staff", "kim-1", "Kim");
        browser.open(login);
        HttpResponse<String> refused = change("/integration/businessintegrationmapping/5/run", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("takes the role operator", "oidc:Kim has the role viewer");
        inGroup("it", "kim-1", "Kim Renamed");
        browser.open(login);
        assertThat(get("/access/me").body()).contains("oidc:Kim\"", "admin");
        assertThat(count("api_user")).isEqualTo(users + 1);
    }

    @Test
    void aChangeFromAPageOfAnotherSiteIsRefused() {
        browser.open(login);
        for (String[] from : List.of(
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site", "Origin", service.baseUrl()},
                new String[] {"X-None", ""})) {
            HttpResponse<String> answer =
                    browser.call("PUT", service.baseUrl() + "/integration/business/71", "{}", from);
            assertThat(answer.statusCode()).as(String.join(" ", from)).isEqualTo(403);
        }
        assertThat(service.get("/integration/business/71").status()).isEqualTo(404);
        assertThat(browser.call(
                                "PUT",
                                service.baseUrl() + "/integration/business/71",
                                "{}",
                                "Origin",
                                service.baseUrl())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoDeclinesIsToldSoAndNothingIsStored() {
        provider.answers(
                "/authorize",
                exchange -> TestProvider.redirect(
                        exchange,
                        service.baseUrl() + "/access/oidc/callback?error=access_denied&"
                                + exchange.getRequestURI().getRawQuery().replaceAll(".*(state=[^&]+).*", "$1")));
        refused(browser.open(login), 403, "declined");
    }

    @Test
    void aReturnThatThisBrowserDidNotBeginIsRefused() {
        String callback = provider.visited(browser.sentOn(login)).toString();
        refused(new Browser().open(callback), 400, "not begun in this browser");
        Browser another = new Browser();
        another.sentOn(login);
        refused(another.open(callback), 400, "not begun in this browser");
        refused(browser.open(callback.replaceAll("state=[^&]+", "state=guessed")), 400, "not begun in this browser");
    }

    @Test
    void noCookieInTheQueryPassesForOneOfTheBrowsers() {
        String callback = provider.visited(browser.sentOn(login)).toString();
        String cookie = BEGUN + "="
                + java.net.URLEncoder.encode(browser.cookie(BEGUN), java.nio.charset.StandardCharsets.UTF_8);
        refused(
                new Browser().open(callback + "&Cookie=" + cookie.replace("=", "%3D")),
                400,
                "not begun in this browser");
    }

    @Test
    void whoSignsInAnewByTheSameBrowserLeavesNoSessionBehind() {
        browser.open(login);
        String first = browser.cookie(SESSION);
        browser.open(login);
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
        assertThat(count("user_session")).isEqualTo(sessions + 1);
        assertThat(new Browser()
                        .call("GET", service.baseUrl() + "/access/me", null, "Cookie", SESSION + "=" + first)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aReturnIsGoodForOnce() {
        String sealed = begunCookie();
        String callback = provider.visited(browser.sentOn(login)).toString();
        String kept = begunCookie();
        assertThat(kept).isNotEqualTo(sealed);
        assertThat(browser.open(callback).status()).isEqualTo(200);
        sessions++;
        users = count("api_user");
        long exchanges = provider.asked("/token");
        refused(browser.open(callback), 400, "not begun in this browser");
        assertThat(provider.asked("/token")).isEqualTo(exchanges);
        // Whoever kept the cookie too meets the provider, where a code counts once
        HttpResponse<String> replay = new Browser().call("GET", callback, null, "Cookie", BEGUN + "=" + kept);
        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(replay.body()).contains("used already");
        assertThat(count("user_session")).isEqualTo(sessions);
    }

    private String begunCookie() {
        return Optional.ofNullable(browser.cookie(BEGUN)).orElse("");
    }

    @Test
    void aReturnThatTookTooLongIsRefused() {
        String callback = provider.visited(browser.sentOn(login)).toString();
        clock.moveOn(Duration.ofMinutes(10).plusSeconds(1));
        refused(browser.open(callback), 400, "longer than 10 minutes");
    }

    @Test
    void aChangedCookieIsNone() {
        String callback = provider.visited(browser.sentOn(login)).toString();
        String cookie = browser.cookie(BEGUN);
        for (String changed : List.of(
                cookie.substring(0, cookie.length() - 6) + "AAAAAA",
                cookie.replace("sealed:", ""),
                "sealed:",
                "a b c 2099-01-01T00:00:00Z",
                "",
                "x".repeat(3000),
                cookie + "; " + BEGUN + "=" + cookie)) {
            HttpResponse<String> answer = new Browser().call("GET", callback, null, "Cookie", BEGUN + "=" + changed);
            assertThat(answer.statusCode()).as(changed).isEqualTo(400);
        }
        assertThat(count("user_session")).isEqualTo(sessions);
    }

    @Test
    void whoHasNoGroupHereIsToldWhomToAsk() {
        inGroup("elsewhere", "stranger-1", "Sam");
        refused(browser.open(login), 403, "Ask an administrator");
    }

    @Test
    void aProviderThatFailsIsToldOnAPage() {
        provider.answers("/token", exchange -> TestProvider.send(exchange, 503, "text/html", "<p>Back soon"));
        refused(browser.open(login), 503, "cannot be used at the moment");
    }

    @Test
    void aProviderThatIsDownIsToldOnAPageAndTheServiceStartsWithoutIt(@TempDir Path folder) throws Exception {
        Map<String, String> settings = settings(provider);
        settings.put("oidc.issuer", "http://127.0.0.1:" + TestService.freePort());
        try (TestService alone = TestService.start(folder, settings)) {
            TestService.Answer answer = alone.callAsStranger("GET", "/access/oidc/login");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("cannot be used at the moment");
        }
    }

    @Test
    void nobodyTakesTheNameOfAUserHere() {
        Scene.ok(
                service.post(
                        "/access/users",
                        "{\"name\": \"anna\", \"role\": \"viewer\", \"password\": \"four words are enough\"}"),
                201);
        inGroup("it", "mallory-1", "anna");
        browser.open(login);
        assertThat(get("/access/me").body()).contains("\"oidc:anna\"", "admin");
        Browser second = new Browser();
        inGroup("staff", "mallory-2", " ANNA\u202E ");
        second.open(login);
        String me = second.call("GET", service.baseUrl() + "/access/me", null).body();
        assertThat(me).containsPattern("\"oidc:ANNA [0-9a-f]{16}\"").contains("viewer");
        assertThat(service.post(
                                "/access/users",
                                "{\"name\": \"oidc:anna\", \"role\": \"admin\", \"password\": \"four words are enough\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aNameOfAnyLengthAndLetterIsKept() {
        inGroup("ops", "x".repeat(255), "\uFDFA\uD83D\uDE00<b>".repeat(500));
        Browser.Page page = browser.open(login);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(change("/integration/businessintegrationmapping/5/run", "{}").statusCode())
                .isEqualTo(404);
        inGroup("ops", "x".repeat(256), "Too Long");
        users = count("api_user");
        sessions = count("user_session");
        refused(new Browser().open(login), 400, "can be kept");
    }

    @Test
    void whoWasMadeInactiveHereStaysOut() {
        inGroup("ops", "lee-1", "Lee");
        browser.open(login);
        Scene.ok(service.patch("/access/users/oidc:Lee", "{\"active\": false}"));
        assertThat(get("/integration/runs").statusCode()).isEqualTo(401);
        users = count("api_user");
        sessions = count("user_session");
        refused(browser.open(login), 403, "ask an admin");
    }

    @Test
    void theAuditTellsWhoCameAndWhenTheirRoleChanged() {
        inGroup("staff", "jo-1", "Jo");
        browser.open(login);
        browser.open(login);
        inGroup("it", "jo-1", "Jo");
        browser.open(login);
        JsonNode entries =
                service.get("/access/audit?subject=user%20oidc:Jo").json().get("data");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(1).get("by").asText()).isEqualTo("user oidc:Jo");
        assertThat(entries.get(1).get("action").asText()).isEqualTo("end-sign-in");
        assertThat(entries.get(1).get("before").isNull()).isTrue();
        assertThat(entries.get(1).at("/after/role").asText()).isEqualTo("viewer");
        assertThat(entries.get(0).at("/before/role").asText()).isEqualTo("viewer");
        assertThat(entries.get(0).at("/after/role").asText()).isEqualTo("admin");
    }

    @Test
    void withoutAProviderThePathsAreNotThere(@TempDir Path folder) throws Exception {
        try (TestService plain = TestService.start(folder, Map.of())) {
            for (String path : List.of("/access/oidc/login", "/access/oidc/callback?code=x&state=y")) {
                TestService.Answer answer = plain.callAsStranger("GET", path);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.text()).contains("oidc.issuer is empty");
                assertThat(answer.headers()).doesNotContainKeys("set-cookie", "location");
            }
        }
    }

    private void inGroup(String group, String subject, String name) {
        provider.says(claims -> claims.subject(subject).claim("name", name).claim("groups", List.of(group)));
    }

    private void refused(Browser.Page page, int status, String word) {
        assertThat(page.status()).as(page.html()).isEqualTo(status);
        assertThat(page.html()).contains("sign", word);
        assertThat(page.response().headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith(SESSION));
        assertThat(count("api_user")).isEqualTo(users);
        assertThat(count("user_session")).isEqualTo(sessions);
    }

    private HttpResponse<String> get(String path) {
        return browser.call("GET", service.baseUrl() + path, null);
    }

    private HttpResponse<String> change(String path, String json) {
        return browser.call("POST", service.baseUrl() + path, json, "Origin", service.baseUrl());
    }

    private int count(String table) {
        return service.bean("database", Database.class)
                .client()
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Integer.class)
                .single();
    }
}
