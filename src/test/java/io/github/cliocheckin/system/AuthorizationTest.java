package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.Journal;
import io.github.cliocheckin.sandbox.SandboxClio;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm's way to Clio and back, as the person who goes it sees it, and what is kept of it. */
class AuthorizationTest {

    @TempDir
    Path folder;

    private final Browser browser = new Browser();
    private final Firm firm = Firm.generated(5, 0, Scene.YESTERDAY, 3);
    private SandboxClio europe;
    private Scene scene;
    private String authorization;

    @BeforeEach
    void start() throws Exception {
        europe = SandboxClio.start(0, Firm.empty());
        europe.oauth().register("app-in-europe", "secret-in-europe");
        scene = Scene.with(
                firm,
                folder,
                Map.of(
                        "clio.us.client-id", "sandbox-app",
                        "clio.us.client-secret", "sandbox-secret",
                        "clio.eu.url", europe.url(),
                        "clio.eu.client-id", "app-of-another-region",
                        "clio.eu.client-secret", "secret-of-another-region"));
        long mappingId = scene.unconnectedGroup();
        authorization = "/integration/businessintegrationmapping/" + mappingId + "/authorization";
    }

    @AfterEach
    void stop() {
        scene.close();
        europe.close();
    }

    private JsonNode authorization() {
        return Scene.ok(scene.service.get(authorization));
    }

    private String link() {
        return authorization().get("link").asText();
    }

    private String state() {
        return authorization().get("state").asText();
    }

    private Browser.Page authorize() {
        return browser.allow(link());
    }

    @Test
    void anOperatorAuthorizesAndTheMattersArrive() {
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        Browser.Page page = authorize();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("Clio is connected", "Sandbox &amp; Partners", "Avery Sandbox", "can be read");
        JsonNode now = authorization();
        assertThat(now.get("state").asText()).isEqualTo("AUTHORIZED");
        assertThat(now.get("region").asText()).isEqualTo("US");
        assertThat(now.get("account").get("id").asLong()).isEqualTo(77_001);
        assertThat(now.get("user").get("id").asLong()).isEqualTo(350_001);
        assertThat(now.get("user").get("timeZone").asText()).isEqualTo("Central Time (US & Canada)");
        assertThat(now.get("permissions"))
                .hasSize(3)
                .allSatisfy(permission ->
                        assertThat(permission.get("granted").asBoolean()).isTrue());
        JsonNode entry = Scene.ok(scene.service.get("/access/audit?subject=group+" + scene.groupId + "&limit=2"))
                .get("data")
                .get(0);
        assertThat(entry.get("action").asText()).isEqualTo("return-from-clio");
        assertThat(entry.get("before").isNull()).isTrue();
        assertThat(entry.get("after").get("accountId").asLong()).isEqualTo(77_001);
        scene.pause(false);
        scene.waitUntilPolled();
        scene.waitUntilDelivered();
        assertThat(scene.received()).hasSize(5);
    }

    @Test
    void theWayToClioCarriesASingleUseStateAndAProofKey() {
        Map<String, String> query = query(URI.create(link()));
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "sandbox-app")
                .containsEntry("redirect_uri", scene.service.baseUrl() + "/oauth/callback/us")
                .containsEntry("redirect_on_decline", "true")
                .containsEntry("code_challenge_method", "S256");
        assertThat(Base64.getUrlDecoder().decode(query.get("state"))).hasSize(16);
        authorize();
        Journal.Entry exchange = exchanges().get(0);
        assertThat(exchange.form("redirect_uri")).contains(scene.service.baseUrl() + "/oauth/callback/us");
        assertThat(exchange.form("code_verifier")).isPresent();
        assertThat(exchange.form("client_secret")).contains("sandbox-secret");
    }

    @Test
    void aClioThatKnowsNothingOfProofKeysDoesNoHarm() {
        scene.clio.oauth().ignoresPkce(true);
        assertThat(authorize().status()).isEqualTo(200);
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void theFirmAuthorizesByALinkWithoutAnAccountHere() {
        String link = invitation();
        Browser.Page invitation = browser.open(link);
        assertThat(invitation.html())
                .contains("Matters", "Contacts", "Custom fields", "Users", "Continue to Clio, United States")
                .doesNotContain("Canada");
        assertThat(invitation.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "frame-ancestors 'none'",
                                "form-action 'self' https: " + scene.clio.url()));
        // Opened by whoever looks at mails first; nothing has begun
        assertThat(browser.open(link).status()).isEqualTo(200);
        URI clio = browser.press(link + "?region=us");
        assertThat(clio.toString()).startsWith(scene.clio.url() + "/oauth/authorize?");
        assertThat(browser.allow(clio.toString()).says("Clio is connected")).isTrue();
        assertThat(authorization().get("connectedBy").asText()).startsWith("link of ");
        assertThat(browser.open(link).status()).isEqualTo(410);
        assertThat(browser.open(link).says("used already")).isTrue();
    }

    @Test
    void twoWaysFromOneLinkConnectOnce() {
        String link = invitation();
        URI first = browser.press(link + "?region=us");
        URI second = browser.press(link + "?region=us");
        assertThat(browser.allow(first.toString()).status()).isEqualTo(200);
        assertThat(browser.allow(second.toString()).status()).isEqualTo(410);
        assertThat(authorization().get("state").asText()).isEqualTo("AUTHORIZED");
    }

    @Test
    void whoeverDisconnectsEndsTheLinksAndTheWaysThatAreOpen() {
        authorize();
        String link = invitation();
        String way = link();
        Scene.ok(scene.service.call("DELETE", authorization, null));
        assertThat(browser.open(link).status()).isEqualTo(410);
        assertThat(browser.allow(way).status()).isEqualTo(410);
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void aGroupConnectedByATokenInARegionWithoutAnAppIsShownWithoutALink() {
        Scene.ok(scene.service.put(
                "/integration/businessintegrationgroup/" + scene.groupId + "/connection",
                "{\"region\": \"AU\", \"accessToken\": \"given\"}"));
        JsonNode now = authorization();
        assertThat(now.get("state").asText()).isEqualTo("AUTHORIZED");
        assertThat(now.get("link").isNull()).isTrue();
        assertThat(scene.service.get(authorization + "?region=AU").status()).isEqualTo(409);
    }

    @Test
    void aFirmIsConnectedThoughNobodyKnowsYetWhatItMayRead() {
        scene.clio.faults().whenPath("/api/v4/matters", 1, Fault.html(503));
        Browser.Page page = authorize();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.says("not known yet")).isTrue();
        assertThat(permission("Matters").get("granted").isNull()).isTrue();
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void aClioThatDoesNotAnswerIsToldOnAPageAndNothingIsStored() {
        scene.clio.faults().whenPath("/oauth/token", 1, Fault.cut());
        Browser.Page page = authorize();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.says("Clio does not answer")).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        scene.clio.deny("users");
        page = authorize();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.says("whose access this is")).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
    }

    private String invitation() {
        return Scene.ok(scene.service.call("POST", authorization, null), 201)
                .get("link")
                .asText();
    }

    @Test
    void aLinkForTheFirmEndsWithItsTime() {
        String link = invitation();
        scene.clock.moveOn(Duration.ofDays(7).plusSeconds(1));
        Browser.Page page = browser.open(link);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.says("took too long")).isTrue();
        assertThat(browser.open(scene.service.baseUrl() + "/connect/guessed").status())
                .isEqualTo(400);
    }

    @Test
    void whoDeclinesIsToldSoAndNothingIsStored() {
        Browser.Page page = browser.decline(link());
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.says("You chose not to allow access")).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        assertThat(exchanges()).isEmpty();
    }

    @Test
    void aReturnIsGoodForOnce() {
        Browser.Page page = authorize();
        Browser.Page again = browser.open(page.address().toString());
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.says("used already")).isTrue();
        assertThat(exchanges()).hasSize(1);
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void aCharsetThatIsNoneStopsNobodyOnTheWayBack() {
        URI back = browser.sentOn(link() + "&sandbox=allow");
        HttpResponse<String> page =
                browser.call("GET", back.toString(), null, "Content-Type", "text/plain; charset=none-such");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void aReturnThatTookTooLongIsRefused() {
        String link = link();
        scene.clock.moveOn(Duration.ofMinutes(31));
        Browser.Page page = browser.allow(link);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.says("took too long")).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
        assertThat(exchanges()).isEmpty();
    }

    @Test
    void aStateThatIsNotOursIsRefused() {
        for (String query :
                List.of("", "?code=x", "?code=x&state=", "?code=x&state=AAAAAAAAAAAAAAAAAAAAAA", "?state=%zz")) {
            Browser.Page page =
                    browser.open(scene.service.baseUrl() + "/oauth/callback/us" + query.replace("%zz", "%25zz"));
            assertThat(page.status()).as(query).isEqualTo(400);
            assertThat(page.says("cannot be opened like this")).as(query).isTrue();
        }
        assertThat(exchanges()).isEmpty();
    }

    @Test
    void aReturnToAnotherRegionsAddressIsRefused() {
        String state = query(URI.create(link())).get("state");
        Browser.Page page = browser.open(scene.service.baseUrl() + "/oauth/callback/eu?code=x&state=" + state);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.says("another region")).isTrue();
        assertThat(europe.journal().count("/oauth/token")).isZero();
    }

    @Test
    void aRegionWhoseClioDoesNotKnowTheAppIsToldOnAPageAndNothingIsStored() {
        String link = Scene.ok(scene.service.get(authorization + "?region=EU"))
                .get("link")
                .asText();
        // Clio would not even show its own page; somebody comes back nevertheless
        String state = query(URI.create(link)).get("state");
        Browser.Page page = browser.open(scene.service.baseUrl() + "/oauth/callback/eu?code=x&state=" + state);
        assertThat(europe.journal().count("/oauth/token")).isEqualTo(1);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.says("another region")).isTrue();
        assertThat(state()).isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void aRegionWithoutCredentialsIsRefusedWithTheNameOfTheSetting() {
        TestService.Answer answer = scene.service.get(authorization + "?region=CA");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asText()).contains("clio.ca.client-id");
        assertThat(scene.service.get(authorization + "?region=XX").status()).isEqualTo(400);
    }

    @Test
    void aMissingPermissionIsShownWithClioSWordsAndWhereToGrantIt() {
        scene.clio.deny("custom_fields");
        Browser.Page page = authorize();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("something is missing", "cannot be read", "Settings &gt; Manage users");
        JsonNode permission = permission("Custom fields");
        assertThat(permission.get("granted").asBoolean()).isFalse();
        assertThat(permission.get("said").asText()).isNotBlank();
        assertThat(permission.get("advice").asText()).contains("Manage users");
        assertThat(permission("Matters").get("granted").asBoolean()).isTrue();
        scene.clio.denyNothing();
        Scene.ok(scene.service.post(authorization + "/check", null));
        assertThat(permission("Custom fields").get("granted").asBoolean()).isTrue();
        assertThat(permission("Custom fields").get("advice").isNull()).isTrue();
    }

    private JsonNode permission(String name) {
        for (JsonNode permission : authorization().get("permissions")) {
            if (permission.get("name").asText().equals(name)) {
                return permission;
            }
        }
        throw new AssertionError("There is no permission " + name);
    }

    private List<Journal.Entry> exchanges() {
        return scene.clio.journal().entries().stream()
                .filter(entry -> entry.path().equals("/oauth/token"))
                .toList();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        for (String parameter : address.getRawQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
