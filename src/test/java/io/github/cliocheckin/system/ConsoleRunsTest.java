package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** What the polls did, as a viewer sees it in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRunsTest {

    private static final int MORE_THAN_A_PAGE = 60;
    private static final int LIMIT = 50;

    private final Firm firm = Firm.empty();
    private Scene scene;
    private ConsoleBrowser browser;
    private long done;
    private long failed;

    @BeforeAll
    void pollOnceWellAndOnceNot(@TempDir Path folder) throws Exception {
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(1)).save();
        firm.addMatter("Closed", Scene.YESTERDAY).client(Scene.person(2)).save();
        firm.addMatter("Closed", Scene.YESTERDAY)
                .client(SandboxClient.person(3, "Robin", "Nowhere", null, null))
                .save();
        scene = Scene.with(firm, folder, Map.of("poll.retry.first", "PT1H"));
        scene.clio.rateLimit(LIMIT);
        scene.pausedGroup();
        manyOldRuns();
        scene.pause(false);
        scene.waitUntilPolled();
        scene.waitUntilDelivered();
        done = scene.lastRun().get("runId").asLong();
        Scene.ok(scene.service.put(
                "/integration/business/" + Scene.ENTERPRISE, "{\"name\": \"Hale & <b>Partners</b>\"}"));
        scene.clio.faults().whenPath("/matters", 1, Fault.html(500));
        failed = failedRun();
        scene.service.addUser("victor", "viewer");
        browser = ConsoleBrowser.at(scene.service.baseUrl());
    }

    private long failedRun() {
        long mapping = scene.service
                .get("/integration/businessintegrationmapping?groupId=" + scene.groupId)
                .json()
                .get(0)
                .get("mappingId")
                .asLong();
        JsonNode planned = scene.service
                .post("/integration/businessintegrationmapping/" + mapping + "/run", null)
                .json();
        long run = planned.get("runId").asLong();
        scene.waitUntilRun(run, one -> one.get("state").asText().equals("FAILED"));
        return run;
    }

    private void manyOldRuns() {
        Instant today = scene.clock.instant();
        for (int i = MORE_THAN_A_PAGE; i > 0; i--) {
            Instant planned = today.minus(Duration.ofDays(i));
            scene.service
                    .bean("database", Database.class)
                    .client()
                    .sql(
                            "INSERT INTO poll_run (group_id, trigger_id, state, query, planned_at, started_at, finished_at,"
                                    + " pages, requests, seen, queued) VALUES (?, 2, 'DONE', 'MAIN', ?, ?, ?, 2, ?, ?, ?)")
                    .params(
                            scene.groupId,
                            Times.column(planned),
                            Times.column(planned),
                            Times.column(planned.plusMillis(100 * i)),
                            2 + i % 5,
                            7 + i * 13 % 11,
                            3 + i * 17 % 7)
                    .update();
        }
    }

    @AfterAll
    void stop() {
        browser.close();
        scene.close();
    }

    @BeforeEach
    void newWindow() {
        browser.open(new Browser.NewContextOptions());
    }

    @Test
    void eachPollSaysWhatItCameTo() {
        browser.signIn("victor").go("/console/runs?groupId=" + scene.groupId);
        assertThat(browser.page.locator("tr:has(a[href='/console/runs/" + done + "'])"))
                .containsText("Hale & <b>Partners</b>");
        List<String> figures = browser.page
                .locator("tr:has(a[href='/console/runs/" + done + "']) .number")
                .allInnerTexts();
        JsonNode run = scene.service.get("/integration/runs/" + done).json();
        assertThat(figures.subList(0, 5))
                .containsExactly(run.get("pages").asText(), run.get("requests").asText(), "3", "2", "1");
        assertThat(figures.get(5)).as("how long it took").matches("\\d+\\.\\d s");
    }

    @Test
    void aFailureIsToldWithItsCodeAndWhatComesNext() {
        browser.signIn("victor").go("/console/runs?state=FAILED").follow(String.valueOf(failed));
        assertThat(browser.page.locator("main .error")).containsText("CLIO_UNAVAILABLE");
        assertThat(browser.page.locator("main .error")).containsText("the next attempt is at");
        browser.isOpenToEverybody();
        browser.photograph("run-failed");
    }

    @Test
    void aRunSaysWhyClientsWereNotQueued() {
        browser.signIn("victor").go("/console/runs/" + done);
        assertThat(browser.page.locator("main")).containsText("Either of Phone or Email should be valid");
        assertThat(browser.page.locator("main")).containsText("Correct the client's primary e-mail address");
        assertThat(browser.page.getByText("No valid contact"))
                .hasAttribute("href", "/console/check-ins?group=" + scene.groupId + "&reason=NO_VALID_CONTACT");
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("run").readsNarrowAndDark("run");
        browser.follow("No valid contact");
        assertThat(browser.page.locator("select[name=group]")).hasValue(String.valueOf(scene.groupId));
        assertThat(browser.page.locator("select[name=reason]")).hasValue("NO_VALID_CONTACT");
    }

    @Test
    void runsAreNarrowedAndPagedNewestFirst() {
        browser.signIn("victor").go("/console/runs");
        assertThat(browser.page.locator("option:text-is('Hale & <b>Partners</b>')"))
                .hasCount(0);
        browser.page
                .locator("[aria-label=Runs] a:text-is('Hale & <b>Partners</b>')")
                .first()
                .click();
        assertThat(browser.page.locator("main")).containsText("Only the runs of Hale & <b>Partners</b>.");
        browser.page.getByLabel("State").selectOption("DONE");
        browser.press("Show");
        assertThat(browser.page.locator("main")).containsText("Only the runs of Hale & <b>Partners</b>.");
        assertThat(browser.page.locator("[aria-label=Runs] tbody tr")).hasCount(50);
        browser.press("Older runs");
        assertThat(browser.page.locator("[aria-label=Runs] tbody tr")).hasCount(MORE_THAN_A_PAGE + 1 - 50);
        assertThat(browser.page.getByText("Older runs")).hasCount(0);
    }

    @Test
    void theFiguresOfTheDaysAreDrawnAsTheyStandInTheTable() {
        browser.signIn("victor").go("/console/runs");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(browser.page.locator("#days tbody tr")).hasCount(30);
        List<String> figures = browser.page
                .locator("#days tr:has(th:text-is('" + today + "')) td")
                .allTextContents();
        assertThat(figures.subList(0, 3)).containsExactly("3", "2", "1");
        assertThat(browser.page.locator("canvas").first()).isVisible();
        assertThat(
                        browser.page.evaluate(
                                "() => Chart.getChart(document.querySelector('canvas')).data.datasets.map(set => set.label + set.data.at(-1))"))
                .isEqualTo(List.of("Seen3", "Sent2", "Restricted1"));
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("runs");
    }

    @Test
    void theLeastOfTheBudgetIsDrawnWithAGapWhereNoRunWasTold() {
        browser.signIn("victor").go("/console/runs");
        List<String> left =
                browser.page.locator("#days tbody tr td:nth-child(6)").allTextContents();
        int today = Integer.parseInt(left.get(left.size() - 1));
        assertThat(today).as("some of %s requests were made", LIMIT).isBetween(1, 99);
        assertThat(left.subList(0, left.size() - 1)).containsOnly("–");
        assertThat(browser.page.evaluate("() => { const shown = Chart.getChart(document.querySelectorAll('canvas')[2]);"
                        + " return [shown.data.datasets[0].data.filter(day => !isNaN(day)), shown.scales.y.max]; }"))
                .isEqualTo(List.of(List.of(today), 100));
    }

    @Test
    void theListIsReadInANarrowWindowInTheDarkAndWithoutScript() {
        browser.narrow().signIn("victor").go("/console/runs").fitsIntoItsWindow();
        browser.photograph("runs-narrow");
        browser.dark().signIn("victor").go("/console/runs").isOpenToEverybody();
        browser.photograph("runs-dark");
        browser.withoutScript().signIn("victor").go("/console/runs");
        assertThat(browser.page.locator("#days")).isVisible();
        assertThat(browser.page.locator("canvas").first()).isHidden();
        browser.photograph("runs-without-script");
    }

    @Test
    void aRunThatIsNotThereIsToldOnAPage() {
        browser.signIn("victor").go("/console/runs/987654321");
        assertThat(browser.page.locator("main")).containsText("There is no run 987654321.");
    }
}
