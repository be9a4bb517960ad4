package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only an admin sees and does in a browser: people, tokens, changes, settings; and what everybody may do of themselves. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAdminTest {

    private static final String CANARY = "canary-in-a-secret";
    private static final List<String> ADMINS_ONLY = List.of(
            "/console/audit",
            "/console/access",
            "/console/access/user?name=victor",
            "/console/access/tokens/1",
            "/console/settings");

    private TestService service;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        EditedHome home = EditedHome.in(
                folder,
                "clio.us.client-id=our-app",
                "clio.us.client-secret=" + CANARY + "-1",
                "checkin.endpoint=http://asks.test/all?authMethod=Basic&authUsername=me&authPassword=" + CANARY + "-2",
                "tracing.otlp-endpoint=http://me:" + CANARY + "-3@collector:4318/v1/traces",
                "my.own.thing=" + CANARY + "-4",
                "oidc.scopes=profile,groups",
                "delivery.clock=PT9S");
        service = TestService.start(
                home.folder,
                folder,
                Map.of("event.lease", "PT31S"),
                main -> System.setProperty("poll.retry.first", "PT7S"));
        browser = ConsoleBrowser.at(service.baseUrl());
        browser.becomeFirstAdmin("anna");
        service.addUser("victor", "viewer");
        service.addUser("olga", "operator");
    }

    @AfterAll
    void stop() {
        System.clearProperty("poll.retry.first");
        browser.close();
        service.close();
    }

    @BeforeEach
    void newWindow() {
        browser.open(new Browser.NewContextOptions());
    }

    @Test
    void nobodyElseSeesThesePages() {
        for (String name : List.of("victor", "olga")) {
            browser.open(new Browser.NewContextOptions()).signIn(name);
            for (String path : ADMINS_ONLY) {
                assertThat(browser.page.navigate(path).status())
                        .as(name + " at " + path)
                        .isEqualTo(403);
                assertThat(browser.page.content()).doesNotContain("anna", "clio.us.client-secret");
            }
            browser.go("/console/me");
            assertThat(browser.page.locator("nav")).containsText("Runs");
            assertThat(browser.page.locator("nav")).not().containsText("Audit");
        }
    }

    @Test
    void whoIsAddedCanSignInAndIsKeptOutWhenInactive() {
        browser.signIn("anna").go("/console/access");
        browser.page.getByText("Add a user").click();
        fillUser("robin", ConsoleBrowser.PASSWORD);
        browser.page.locator("form[action='/console/access/users'] select").selectOption("operator");
        browser.isOpenToEverybody();
        browser.press("Add the user");
        assertThat(browser.page.locator("main")).containsText("The user is added, and can sign in.");
        browser.photograph("access");
        browser.open(new Browser.NewContextOptions()).signIn("robin").go("/console/me");
        assertThat(browser.page.locator("header")).containsText("robin, operator");
        browser.open(new Browser.NewContextOptions())
                .signIn("anna")
                .go("/console/access")
                .follow("robin");
        browser.isOpenToEverybody();
        browser.photograph("user").readsNarrowAndDark("user");
        browser.page.getByLabel("Active: may sign in").uncheck();
        browser.press("Save");
        assertThat(browser.page.locator("tr:has(a:text-is('robin'))")).containsText("Inactive");
        browser.open(new Browser.NewContextOptions()).signIn("robin");
        assertThat(browser.page.locator("main .error")).isVisible();
        assertThat(browser.page.locator("header")).not().containsText("robin");
    }

    @Test
    void whatCannotBeTakenIsShownAgainWithoutThePassword() {
        browser.signIn("anna").go("/console/access");
        browser.page.getByText("Add a user").click();
        fillUser("victor", "canary of a password");
        browser.press("Add the user");
        Locator form = browser.page.locator("form[action='/console/access/users']");
        assertThat(browser.page.locator("main .error")).containsText("There is a user victor already");
        assertThat(form.getByLabel("Name")).hasValue("victor");
        assertThat(form.getByLabel("Name")).hasAttribute("aria-invalid", "true");
        assertThat(browser.page.content()).doesNotContain("canary of a password");
        browser.isOpenToEverybody();
        browser.photograph("access-refused");
    }

    private void fillUser(String name, String password) {
        Locator form = browser.page.locator("form[action='/console/access/users']");
        form.getByLabel("Name").fill(name);
        form.getByLabel("First password").fill(password);
    }

    @Test
    void aRoleIsChangedOnTheUsersPage() {
        for (String role : List.of("operator", "viewer")) {
            browser.signIn("anna").go("/console/access/user?name=victor");
            browser.page.locator("select").selectOption(role);
            browser.press("Save");
            assertThat(browser.page.locator("main")).containsText("Saved.");
            assertThat(Scene.ok(service.get("/access/users")).toString())
                    .contains("\"name\":\"victor\",\"role\":\"" + role + "\"");
        }
    }

    @Test
    void anOldPageOfAUserSetsNothingBack() {
        Scene.ok(
                service.post(
                        "/access/users",
                        "{\"name\":\"wanda\",\"password\":\"" + ConsoleBrowser.PASSWORD + "\",\"role\":\"operator\"}"),
                201);
        browser.signIn("anna").go("/console/access/user?name=wanda");
        Scene.ok(service.patch("/access/users/wanda", "{\"active\":false,\"role\":\"viewer\"}"));
        browser.page.getByLabel("New password").fill("a password that is new");
        browser.press("Save");
        assertThat(browser.page.locator("main")).containsText("Saved.");
        assertThat(Scene.ok(service.get("/access/users")).toString())
                .contains("\"name\":\"wanda\",\"role\":\"viewer\",\"active\":false");
    }

    @Test
    void aUserWhoIsNotThereHasNoPage() {
        browser.signIn("anna");
        assertThat(browser.page.navigate("/console/access/user?name=nobody").status())
                .isEqualTo(404);
    }

    @Test
    void aTokenIsShownOnceWorksAndIsRevokedAfterAQuestion() {
        browser.signIn("anna").go("/console/access");
        browser.page.getByText("Add a token").click();
        browser.page.getByLabel("Who will hold it").fill("<b>deploy</b>");
        browser.page
                .getByLabel("Last day")
                .fill(LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());
        browser.press("Make the token");
        String token = browser.page.locator("#token").innerText();
        assertThat(token).startsWith("cck_");
        assertThat(service.callAs(token, "GET", "/integration/runs", null).status())
                .isEqualTo(200);
        browser.isOpenToEverybody();
        browser.photograph("token-made").readsNarrowAndDark("token-made");
        browser.press("It is copied");
        assertThat(browser.page.content()).contains("&lt;b&gt;deploy&lt;/b&gt;").doesNotContain(token);
        browser.follow("Revoke <b>deploy</b>").readsNarrowAndDark("token-revoke");
        browser.isOpenToEverybody();
        browser.photograph("token-revoke");
        browser.press("Keep it");
        assertThat(service.callAs(token, "GET", "/integration/runs", null).status())
                .isEqualTo(200);
        browser.follow("Revoke <b>deploy</b>").press("Revoke it");
        assertThat(browser.page.locator("main")).containsText("The token is revoked");
        assertThat(service.callAs(token, "GET", "/integration/runs", null).status())
                .isEqualTo(401);
    }

    @Test
    void everyChangeSaysWhatWasAndWhatIs() {
        service.put(
                "/integration/add/businessintegrationgroup",
                "{\"parentBusinessNumber\": " + Scene.ENTERPRISE + ", \"integrationSourceId\": 2,"
                        + " \"integrationGroupTriggers\": [{\"triggerId\": 2, \"triggerTypeId\": 1}]}");
        service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"" + CANARY + "-5\"}");
        service.put("/integration/business/" + Scene.ENTERPRISE, "{\"name\": \"Hale & Partners\"}");
        service.put("/integration/business/" + Scene.ENTERPRISE, "{\"name\": \"Hale & <i>Sons</i>\"}");
        service.put("/integration/business/" + Scene.ENTERPRISE, "{\"apiKey\": \"" + CANARY + "-6\"}");
        browser.signIn("anna").go("/console/audit");
        browser.page.getByLabel("What").fill("business " + Scene.ENTERPRISE);
        browser.press("Show");
        Locator rows = browser.page.locator("table.audit tbody > tr");
        assertThat(rows.nth(0)).containsText("A key, token or password was replaced");
        assertThat(rows.nth(1).locator("del")).hasText("Hale & Partners");
        assertThat(rows.nth(1).locator("ins")).hasText("Hale & <i>Sons</i>");
        assertThat(rows.nth(1)).containsText("setting api.token");
        assertThat(browser.page.content()).doesNotContain(CANARY);
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("audit");
    }

    @Test
    void changesAreNarrowedByPersonAndDayAndAreRefusedAWrongDay() {
        browser.signIn("anna").go("/console/access/user?name=victor");
        browser.page
                .locator("form[action='/console/access/user'] input[type=password]")
                .fill(ConsoleBrowser.PASSWORD);
        browser.press("Save");
        assertThat(browser.page.locator("main")).containsText("Saved.");
        browser.go("/console/audit?by=user+anna&from=2020-01-01&to=2999-01-01");
        assertThat(browser.page
                        .locator("table.audit tbody > tr > td:nth-child(2)")
                        .allInnerTexts())
                .containsOnly("user anna");
        browser.go("/console/audit?by=nobody");
        assertThat(browser.page.locator("main")).containsText("No change is like that.");
        browser.go("/console/audit?from=yesterday");
        assertThat(browser.page.locator("main .error")).containsText("it takes a date such as 2026-01-31");
        assertThat(browser.page.getByLabel("From")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void eachSettingSaysWhereItComesFromAndSecretsAreNotShown() {
        browser.signIn("anna").go("/console/settings");
        setting("delivery.clock", "PT9S", "home/config/application.properties", "is live");
        setting("event.lease", "PT31S", "the application around it", "needs a restart");
        setting("poll.retry.first", "PT7S", "the JVM's command line, as -Dpoll.retry.first", "needs a restart");
        setting("checkin.cooldown.days", "30", "the default in the jar", "as the default");
        setting("clio.us.client-id", "our-app", "home/config/application.properties", "");
        setting("clio.us.client-secret", "•••", "home/config/application.properties", "");
        setting("api.token", "•••", "the application around it", "");
        setting("checkin.endpoint", "http://asks.test/all?•••", "home/config/application.properties", "");
        setting("tracing.otlp-endpoint", "http://•••@collector:4318/v1/traces", "", "");
        setting("oidc.client-secret", "empty", "the default in the jar", "");
        assertThat(browser.page.locator("main")).containsText("my.own.thing");
        assertThat(browser.page.locator("main")).containsText("How often due mappings are looked for.");
        assertThat(browser.page.locator("tr[id='poll.clock']")).containsText("is live");
        assertThat(browser.page.content()).doesNotContain(CANARY, TestService.TOKEN);
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("settings");
        browser.page.getByLabel("Name contains").fill("Delivery.");
        browser.press("Show");
        assertThat(browser.page.locator("tr[id='delivery.clock']")).isVisible();
        assertThat(browser.page.locator("tr[id='poll.clock']")).hasCount(0);
    }

    private void setting(String name, String... texts) {
        Locator row = browser.page.locator("tr[id='" + name + "']");
        for (String text : texts) {
            assertThat(row).containsText(text);
        }
    }

    @Test
    void everybodyChangesTheirOwnPasswordWhichEndsTheirOtherSessions() {
        service.addUser("petra", "viewer");
        browser.signIn("petra");
        String session = browser.page.context().cookies().get(0).value;
        browser.open(new Browser.NewContextOptions())
                .signIn("petra")
                .go("/console/runs")
                .follow("petra");
        assertThat(browser.page).hasURL(service.baseUrl() + "/console/me");
        changePassword("a wrong one altogether", "five words are even better");
        assertThat(browser.page.locator("main .error")).containsText("oldPassword is not the password");
        browser.isOpenToEverybody();
        browser.photograph("me");
        changePassword(ConsoleBrowser.PASSWORD, "five words are even better");
        assertThat(browser.page.locator("main")).containsText("Your password is changed");
        assertThat(service.callAs(session, "GET", "/access/me", null).status())
                .as("the other session")
                .isEqualTo(401);
    }

    private void changePassword(String before, String after) {
        browser.page.getByLabel("The password that you have").fill(before);
        browser.page.getByLabel("Your new password").fill(after);
        browser.press("Change it");
    }

    @Test
    void thePagesAreReadInANarrowWindowInTheDarkAndWithoutScript() {
        List<String> pages = List.of("audit", "access", "settings", "me");
        browser.narrow().signIn("anna");
        pages.forEach(page ->
                browser.go("/console/" + page).photograph(page + "-narrow").fitsIntoItsWindow());
        browser.dark().signIn("anna");
        pages.forEach(page ->
                browser.go("/console/" + page).photograph(page + "-dark").isOpenToEverybody());
        browser.withoutScript().signIn("anna").go("/console/access");
        browser.page
                .locator("summary", new Page.LocatorOptions().setHasText("Add a token"))
                .click();
        browser.page.getByLabel("Who will hold it").fill("without script");
        browser.press("Make the token");
        assertThat(browser.page.locator("#token")).isVisible();
    }
}
