package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What runs of the files of routes, as people see it in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRoutesTest {

    private static final String OWN = """
            - route:
                id: %s
                description: Tells <i>nobody</i> anything.
                routeConfigurationId: log-and-go-on
                from:
                  uri: seda:own?size=7
                  steps:
                    - to: direct:answer-browser
                    - to: log:nobody?marker=%s
            """;

    private RouteFolderOnDisk routes;
    private TestService service;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        routes = RouteFolderOnDisk.in(folder.resolve("home"));
        routes.write("own.camel.yaml", OWN.formatted("tell-nobody", "canary-of-a-parameter"));
        Files.writeString(routes.path().resolve("../secret.camel.yaml"), "canary-of-a-file");
        service = TestService.start(routes.home(), folder, Map.of(), main -> {});
        for (String role : List.of("viewer", "operator", "admin")) {
            service.addUser(role, role);
        }
        browser = ConsoleBrowser.at(service.baseUrl());
    }

    @AfterAll
    void stop() {
        browser.close();
        service.close();
    }

    @BeforeEach
    void newWindow() {
        browser.open(new Browser.NewContextOptions());
    }

    @Test
    void everyRouteStandsBelowItsFileWithWhatItCalls() {
        browser.signIn("viewer").go("/console/routes");
        Locator own = browser.page.locator("details[id='file-own.camel.yaml']");
        own.locator("summary").click();
        assertThat(own).containsText("tell-nobody: Tells <i>nobody</i> anything.");
        assertThat(own).containsText("Starts by seda:own");
        assertThat(own.locator("a[href='#route-answer-browser']")).hasCount(1);
        assertThat(own).containsText("sends to log");
        assertThat(browser.page.content()).doesNotContain("canary-of-a-parameter");
        assertThat(browser.page.locator("li[id='route-resume-polls']")).containsText("plan-polls");
    }

    @Test
    void theFlowIsDrawnFromLeftToRight() {
        browser.signIn("viewer").go("/console/routes");
        Locator poll = browser.page.locator("details[id='file-poll.camel.yaml']");
        poll.locator("summary").click();
        assertThat(poll.locator("svg")).isVisible();
        List<String> chain = List.of("plan-polls", "resume-polls", "run-poll", "poll-page", "ask-clio");
        List<Double> places = chain.stream()
                .map(id -> poll.locator("svg text:text-is('" + id + "')").boundingBox().x)
                .toList();
        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(poll.locator("rect.elsewhere").count())
                .as("ask-clio and decide-matters stand elsewhere")
                .isPositive();
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        for (String file : List.of("checkin", "send-review", "clio", "oidc")) {
            browser.page
                    .locator("details[id='file-" + file + ".camel.yaml'] summary")
                    .click();
        }
        browser.photograph("routes");
    }

    @Test
    void aRefusedEditSaysWhereTheFaultIs() throws Exception {
        routes.write("own.camel.yaml", OWN.formatted("tell-nobody", "x").replace("log-and-go-on", "no-such-thing"));
        await().until(() -> !service.get("/ops/routes").json().get("faults").isEmpty());
        browser.signIn("viewer").go("/console/routes");
        assertThat(browser.page.locator("main .error")).containsText("own.camel.yaml");
        assertThat(browser.page.locator("main .error")).containsText("no-such-thing");
        browser.photograph("routes-refused");
        routes.write("own.camel.yaml", OWN.formatted("tell-nobody-more", "x"));
        await().until(() -> service.get("/ops/routes").json().get("faults").isEmpty());
        browser.go("/console/routes");
        assertThat(browser.page.locator("main")).containsText("What lies in the folder is what runs.");
        assertThat(browser.page.locator("li[id='route-tell-nobody-more']")).hasCount(1);
        assertThat(browser.page.locator("[aria-label='What became of edits'] tbody tr:has(td:has-text('Refused'))"))
                .hasCount(1);
        routes.write("own.camel.yaml", OWN.formatted("tell-nobody", "canary-of-a-parameter"));
        await().until(() -> service.camel().getRoute("tell-nobody") != null);
    }

    @Test
    void anAdminReadsTheTextOfAFileAndNothingElse() {
        browser.signIn("admin").go("/console/routes/poll.camel.yaml");
        assertThat(browser.page.locator("pre")).containsText("id: plan-polls");
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("route-file").readsNarrowAndDark("route-file");
        for (String path : List.of("..%2Fsecret.camel.yaml", "%2Fetc%2Fpasswd", "kamelets", "nothing.camel.yaml")) {
            Response answer = browser.page.navigate("/console/routes/" + path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(browser.page.content()).doesNotContain("canary-of-a-file", "root:");
        }
    }

    @Test
    void anOperatorReadsNoFile() {
        browser.signIn("operator").go("/console/routes");
        assertThat(browser.page.getByText("Read the file")).hasCount(0);
        assertThat(browser.page.navigate("/console/routes/poll.camel.yaml").status())
                .isEqualTo(403);
        assertThat(browser.page.content()).doesNotContain("quartz:polls/plan");
    }

    @Test
    void theRoutesAreReadInANarrowWindowInTheDarkAndWithoutScript() {
        browser.narrow().signIn("viewer").go("/console/routes#route-poll-page").fitsIntoItsWindow();
        browser.photograph("routes-narrow");
        browser.dark().signIn("viewer").go("/console/routes#route-poll-page").isOpenToEverybody();
        browser.photograph("routes-dark");
        browser.withoutScript().signIn("viewer").go("/console/routes");
        assertThat(browser.page.locator("main")).containsText("own.camel.yaml");
    }
}
