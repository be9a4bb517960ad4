package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.system.TestService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in to the console, how, and what the others are answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleDoorTest {

    private static final String PASSWORD = ConsoleBrowser.PASSWORD;

    private TestService service;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of());
        for (String role : List.of("viewer", "operator", "admin")) {
            service.addUser("the-" + role, role);
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void whoeverIsNotSignedInIsLedToSignInAndBack() {
        Answer led = service.callAsStranger("GET", "/console/runs?state=FAILED");
        assertThat(led.status()).isEqualTo(303);
        assertThat(location(led)).isEqualTo("/console/sign-in?then=%2Fconsole%2Fruns%3Fstate%3DFAILED");
        String page = service.callAsStranger("GET", location(led)).text();
        assertThat(page).contains("value=\"/console/runs?state=FAILED\"");
        Answer in = signIn("the-admin", PASSWORD, "/console/runs?state=FAILED");
        assertThat(in.status()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/console/runs?state=FAILED");
    }

    @Test
    void aPartOfAPageLeadsTheWholePageToSignIn() {
        Answer led = service.callAsStranger("GET", "/console/runs", "HX-Request", "true");
        assertThat(led.status()).isEqualTo(401);
        assertThat(led.headers().get("hx-redirect")).containsExactly("/console/sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.test%2F",
                "%2F%2Fevil.test",
                "%2Fconsole%5Cevil",
                "%2Fconsole.evil.test",
                "%2Fconsole%40evil.test",
                "%2Fconsole%2F%40evil.test",
                "%2Fconsole%2F%2Fevil.test",
                "%2Fconsole%2F..%2Faccess%2Foidc%2Flogin",
                "%2Fconsole%2Fruns%5C%5Cevil.test",
                "%2Fconsole%2F%0D%0ASet-Cookie%3Aa%3Db",
                "javascript%3Aalert(1)"
            })
    void signingInLeadsNowhereElse(String then) {
        assertThat(location(signIn("the-admin", PASSWORD, then))).isEqualTo("/console");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/runs/7",
                "/console/routes/poll.camel.yaml",
                "/console/routes/my%20own.camel.yaml",
                "/console/access/user?name=robin%40firm.test"
            })
    void signingInLeadsOnToAnyPageOfTheConsole(String then) {
        assertThat(location(signIn("the-admin", PASSWORD, URLEncoder.encode(then, StandardCharsets.UTF_8))))
                .isEqualTo(then);
    }

    @Test
    void theSessionIsOutOfReachOfScriptsAndOfOtherSites() {
        String cookie = String.join(
                "; ", signIn("the-admin", PASSWORD, "/console").headers().get("set-cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
    }

    @Test
    void aWrongPasswordIsSaidAndNotRepeated() {
        Answer refused = signIn("the-admin", "wrong+words+again", "/console");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text())
                .contains("The name or the password is wrong", "value=\"the-admin\"")
                .doesNotContain("wrong words again");
        assertThat(refused.headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void noPageOfAnotherSiteSignsAnybodyInOrChangesAnything() {
        String fields = "name=the-admin&password=" + PASSWORD.replace(' ', '+');
        assertThat(service.form("/console/sign-in", fields, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(service.form("/console/sign-in", fields, "Sec-Fetch-Site", "same-site")
                        .status())
                .isEqualTo(403);
        String session = session("the-admin");
        Answer refused = service.form("/console/sign-out", "", "Sec-Fetch-Site", "cross-site", "Cookie", session);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(service.form("/console/sign-out", "", "Cookie", session).status())
                .isEqualTo(303);
        assertThat(location(service.callAsStranger("GET", "/console", "Cookie", session)))
                .startsWith("/console/sign-in");
    }

    @Test
    void signingInAgainEndsTheSessionThatTheBrowserHad() {
        String fields = "name=the-admin&password=" + PASSWORD.replace(' ', '+');
        String before = session("the-viewer");
        assertThat(service.form("/console/sign-in", fields + "-not", "Cookie", before)
                        .status())
                .isEqualTo(401);
        assertThat(service.callAsStranger("GET", "/console/me", "Cookie", before)
                        .status())
                .as("the password was wrong")
                .isEqualTo(200);
        assertThat(service.form("/console/sign-in", fields, "Cookie", "other=1; " + before)
                        .status())
                .isEqualTo(303);
        assertThat(location(service.callAsStranger("GET", "/console/me", "Cookie", before)))
                .startsWith("/console/sign-in");
    }

    @Test
    void whoMayNotOpenAPageAndWhoAsksForNoneIsToldOnAPage() {
        String session = session("the-viewer");
        Answer refused = service.callAsStranger("GET", "/console/audit", "Cookie", session);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(refused.text()).contains("takes the role admin");
        Answer none = service.callAsStranger("GET", "/console/nothing", "Cookie", session);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.contentType()).startsWith("text/html");
    }

    @Test
    void onlyAnAdminReadsAFileOfRoutesWhichMayHoldAPassword() {
        String file = "/console/routes/poll.camel.yaml";
        String operator = session("the-operator");
        assertThat(service.callAsStranger("GET", file, "Cookie", operator).status())
                .isEqualTo(403);
        assertThat(service.callAsStranger("GET", "/console/routes", "Cookie", operator)
                        .text())
                .contains("poll.camel.yaml")
                .doesNotContain(file);
        String admin = session("the-admin");
        assertThat(service.callAsStranger("GET", file, "Cookie", admin).text()).contains("id: plan-polls");
        assertThat(service.callAsStranger("GET", "/console/routes", "Cookie", admin)
                        .text())
                .contains(file);
    }

    @Test
    void aPageRunsNothingThatStandsInIt() {
        Answer page = service.callAsStranger("GET", "/console/sign-in");
        assertThat(String.join("", page.headers().get("content-security-policy")))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContain("onclick");
        assertThat(page.headers().get("cache-control")).containsExactly("no-store");
    }

    @Test
    void stylesAndScriptsComeFromUsAndAreKept() {
        String page = service.callAsStranger("GET", "/console/sign-in").text();
        Matcher file =
                Pattern.compile("(?:href|src)=\"(/console/assets/[^\"]+)\"").matcher(page);
        int files = 0;
        while (file.find()) {
            Answer asset = service.callAsStranger("GET", file.group(1));
            assertThat(asset.status()).as(file.group(1)).isEqualTo(200);
            assertThat(asset.contentType()).matches("text/(css|javascript); charset=utf-8");
            assertThat(asset.text()).isNotBlank();
            assertThat(String.join("", asset.headers().get("cache-control"))).contains("immutable");
            files++;
        }
        assertThat(files).isGreaterThanOrEqualTo(4);
        assertThat(service.callAsStranger("GET", "/console/assets/log4j2.xml").status())
                .isEqualTo(404);
        assertThat(service.callAsStranger("GET", "/console/assets/..%2F..%2Flog4j2.xml")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onlyAnAdminsTokenMakesTheFirstAdmin() {
        String viewer = Scene.ok(service.post("/access/tokens", "{\"name\":\"reads\",\"role\":\"viewer\"}"), 201)
                .get("token")
                .asText();
        for (String token : List.of("", "made-up", viewer)) {
            Answer refused = service.form(
                    "/console/first-admin", "token=" + token + "&name=mallory&password=" + PASSWORD.replace(' ', '+'));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("This is no admin's token");
        }
        assertThat(service.get("/access/users").text()).doesNotContain("mallory");
    }

    private String session(String name) {
        String cookie =
                signIn(name, PASSWORD, "/console").headers().get("set-cookie").get(0);
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Answer signIn(String name, String password, String then) {
        return service.form(
                "/console/sign-in", "name=" + name + "&password=" + password.replace(' ', '+') + "&then=" + then);
    }

    private static String location(Answer answer) {
        return answer.headers().get("location").get(0);
    }
}
