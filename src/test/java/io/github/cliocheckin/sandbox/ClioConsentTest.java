package io.github.cliocheckin.sandbox;

import static io.github.cliocheckin.sandbox.SandboxApp.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClioConsentTest {
    private final SandboxClio clio = SandboxClio.start(0, Firm.empty());
    private final SandboxApp app = SandboxApp.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void aPersonIsAskedOnAPageThatNamesWhoAsksForWhat() {
        Caller.Reply page = app.asks();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("sandbox-app", "Sandbox &amp; Partners", "Avery Sandbox");
    }

    @Test
    void allowAccessLeadsBackWithACodeAndTheState() {
        Caller.Reply back = clicked("allow", app.asks());
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Location")).startsWith(SandboxApp.REDIRECT + "?code=");
        assertThat(parameter(back, "state")).isEqualTo("s 1");
        assertThat(app.exchanges(parameter(back, "code")).status()).isEqualTo(200);
    }

    @Test
    void declineEndsOnAPageOfClios() {
        Caller.Reply page = clicked("decline", app.asks());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Location")).isNull();
        assertThat(page.body()).contains("Declined");
    }

    @Test
    void declineLeadsBackWhenTheAppWantsToKnow() {
        Caller.Reply back = clicked("decline", app.asks("redirect_on_decline", "true"));
        assertThat(back.status()).isEqualTo(302);
        assertThat(parameter(back, "error")).isEqualTo("access_denied");
        assertThat(parameter(back, "state")).isEqualTo("s 1");
        assertThat(parameter(back, "code")).isNull();
    }

    @Test
    void theDecisionCanStandInTheQuery() {
        assertThat(parameter(app.asks("sandbox", "allow"), "code")).isNotEmpty();
        assertThat(parameter(app.asks("sandbox", "decline", "redirect_on_decline", "true"), "error"))
                .isEqualTo("access_denied");
    }

    @Test
    void consentIsGivenByItselfWhenToldSo() {
        clio.oauth().grantsByItself(true);
        assertThat(parameter(app.asks(), "code")).isNotEmpty();
        assertThat(app.asks("sandbox", "decline").body()).contains("Declined");
        clio.oauth().grantsByItself(false);
        assertThat(app.asks().status()).isEqualTo(200);
    }

    @Test
    void aStateIsSentBackOnlyWhenOneCame() {
        Caller.Reply back = app.caller()
                .get("/oauth/authorize?"
                        + Caller.encoded(
                                "client_id",
                                "sandbox-app",
                                "response_type",
                                "code",
                                "redirect_uri",
                                SandboxApp.REDIRECT,
                                "sandbox",
                                "allow"));
        assertThat(back.header("Location")).doesNotContain("state");
    }

    @Test
    void anUnknownAppIsToldSoAndNobodyIsSentAnywhere() {
        clio.oauth().grantsByItself(true);
        assertPage(app.named("somebody", "else").asks(), 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.test/callback",
                "http://127.0.0.1.elsewhere.test/",
                "http://localhost@elsewhere.test/",
                "https://localhost/callback",
                "http://localhost/callback#part",
                "javascript:alert(1)",
                "not an address",
                "",
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String uri) {
        clio.oauth().grantsByItself(true);
        assertPage(app.returningTo(uri).asks(), 400);
    }

    @Test
    void thisMachineAndRegisteredAddressesAreGood() {
        clio.oauth().registerRedirect("https://app.test/back?from=clio");
        assertThat(app.returningTo("http://localhost:1/x").code()).isNotEmpty();
        Caller.Reply back = app.returningTo("https://app.test/back?from=clio").asks("sandbox", "allow");
        assertThat(back.header("Location")).startsWith("https://app.test/back?from=clio&code=");
        assertPage(app.returningTo("https://app.test/back").asks("sandbox", "allow"), 400);
    }

    @Test
    void theResponseTypeMustBeCode() {
        String usual = Caller.encoded("client_id", "sandbox-app", "redirect_uri", SandboxApp.REDIRECT);
        assertPage(app.caller().get("/oauth/authorize?sandbox=allow&" + usual), 400);
        assertPage(app.caller().get("/oauth/authorize?sandbox=allow&response_type=token&" + usual), 400);
    }

    @Test
    void aChallengeMustBeHashed() {
        assertPage(app.asks("sandbox", "allow", "code_challenge", "c", "code_challenge_method", "plain"), 400);
        assertPage(app.asks("sandbox", "allow", "code_challenge", "c"), 400);
    }

    @Test
    void whatAnAppSendsStandsOnThePageAsText() {
        clio.oauth().register("<b>\"app", "secret");
        String page = app.named("<b>\"app", "secret").asks().body();
        assertThat(page).contains("&lt;b&gt;&quot;app").doesNotContain("<b>\"app");
    }

    private static void assertPage(Caller.Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Location")).isNull();
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    private Caller.Reply clicked(String link, Caller.Reply page) {
        Matcher found = Pattern.compile("id=\"" + link + "\" href=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return app.caller().get(found.group(1).replace("&amp;", "&"));
    }
}
