package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.cliocheckin.checkin.LargeLedger;
import io.github.cliocheckin.database.Database;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Looking for something in the ledger, as a person does it in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleCheckInsTest {

    private static final int ROWS = 240;
    private static final String LIST = "/console/check-ins";

    private TestService service;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = TestService.start(folder, Map.of());
        for (String role : List.of("viewer", "operator")) {
            service.addUser(role, role);
        }
        browser = ConsoleBrowser.at(service.baseUrl());
        browser.signIn("viewer").go(LIST);
        assertThat(browser.text()).contains("No matter was decided yet");
        browser.isOpenToEverybody();
        browser.close();
        LargeLedger.fill(service.bean("database", Database.class), ROWS);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void open() {
        browser = ConsoleBrowser.at(service.baseUrl());
        browser.signIn("viewer");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void pagesShowEachRowOnceToThePastAndBack() {
        browser.go(LIST).isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("check-ins");
        assertThat(browser.page.locator("#ledger [role=status]")).containsText(ROWS + " check-ins");
        List<String> there = new ArrayList<>(links());
        while (link("Older").count() > 0) {
            walk("Older");
            there.addAll(links());
        }
        assertThat(there).hasSize(ROWS).doesNotHaveDuplicates();
        List<String> back = new ArrayList<>(links());
        while (link("Newer").count() > 0) {
            walk("Newer");
            back.addAll(0, links());
        }
        assertThat(back).isEqualTo(there);
    }

    @Test
    void whatIsPickedIsShownWithoutAReloadAndStandsInTheAddress() {
        browser.go(LIST);
        browser.page.evaluate("() => { window.stayed = true; }");
        browser.page.locator("select[name=state]").selectOption("RESTRICTED");
        assertThat(browser.page).hasURL(Pattern.compile(".*state=RESTRICTED.*"));
        assertThat(browser.page.locator("tbody .state").first()).hasText("Restricted");
        assertThat(browser.page.locator("tbody .state").allInnerTexts()).containsOnly("Restricted");
        browser.page.locator("select[name=reason]").selectOption("NO_VALID_CONTACT");
        assertThat(browser.page).hasURL(Pattern.compile(".*reason=NO_VALID_CONTACT.*"));
        assertThat(browser.page.evaluate("() => window.stayed === true")).isEqualTo(true);
        assertThat(browser.page.locator("tbody td:nth-child(4)").allInnerTexts())
                .isNotEmpty()
                .containsOnly("No valid contact");
        browser.page.reload();
        assertThat(browser.page.locator("select[name=state]")).hasValue("RESTRICTED");
        assertThat(browser.page.locator("tbody .state").allInnerTexts()).containsOnly("Restricted");
    }

    @Test
    void countsAreThoseOfTheRowsThatTheyLeadTo() {
        browser.go(LIST + "?state=RESTRICTED&location=" + LargeLedger.business(0, 0));
        Locator reason = browser.page
                .getByLabel("Why restricted")
                .getByRole(AriaRole.LINK)
                .first();
        String counted = reason.locator("strong").innerText();
        reason.click();
        assertThat(browser.page).hasURL(Pattern.compile(".*reason=.*"));
        assertThat(links()).hasSize(Integer.parseInt(counted));
    }

    @Test
    void aNumberIsFoundByItsBeginningOrWhatFollowsItsHyphenInWhicheverCase() {
        browser.go(LIST);
        browser.page.getByLabel("Number or name in it").fill("00012-cl");
        browser.page.keyboard().press("Enter");
        assertThat(browser.page).hasURL(Pattern.compile(".*number=00012-cl.*"));
        assertThat(browser.page.locator("tbody tr")).hasCount(4);
        assertThat(browser.page.locator("tbody td:nth-child(2)").allInnerTexts())
                .allSatisfy(number -> assertThat(number).startsWith("00012-Client"));
        browser.page.getByLabel("Number or name in it").fill("client23");
        browser.page.keyboard().press("Enter");
        assertThat(browser.page.locator("tbody tr")).hasCount(11);
        assertThat(browser.page.locator("tbody td:nth-child(2)").allInnerTexts())
                .allSatisfy(number -> assertThat(number).contains("-Client23"));
        browser.page.getByLabel("Number or name in it").fill("nothing");
        browser.page.keyboard().press("Enter");
        assertThat(browser.page.locator("#ledger")).containsText("No check-in is like that");
        browser.isOpenToEverybody();
    }

    @Test
    void theTableHoldsWhatWasPickedAndNothingOfTheClients() throws Exception {
        browser.go(LIST + "?reason=NO_VALID_CONTACT");
        int listed = links().size();
        Path file = browser.page
                .waitForDownload(() -> browser.follow("Save them as CSV"))
                .path();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(listed + 1);
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).contains("NO_VALID_CONTACT"));
        assertThat(String.join("\n", lines)).doesNotContain("What was found on the matter", "@mail.test", "+1512");
    }

    @Test
    void theListReadsWithoutScriptAndNarrowAndDark() {
        browser.withoutScript().signIn("viewer").go(LIST);
        browser.page.locator("select[name=reason]").selectOption("NO_VALID_CONTACT");
        browser.press("Show");
        assertThat(browser.page.locator("tbody td:nth-child(4)").allInnerTexts())
                .isNotEmpty()
                .containsOnly("No valid contact");
        browser.narrow().signIn("viewer").go(LIST);
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("check-ins-narrow");
        browser.dark().signIn("operator").go(LIST + "?state=RESTRICTED");
        browser.isOpenToEverybody();
        browser.photograph("check-ins-dark");
        assertThat(browser.page.content()).doesNotContain("What was found on the matter");
    }

    @Test
    void whatNobodyCanLookForIsAnErrorThatSaysWhy() {
        for (String query : List.of(
                "state=GONE",
                "reason=" + "X".repeat(51),
                "from=yesterday",
                "older=here",
                "location=a",
                "number=a%00b",
                "older=0000-01-01_1")) {
            browser.go(LIST + "?" + query);
            assertThat(browser.page.locator("[role=alert]")).containsText(query.split("=")[0]);
        }
    }

    private void walk(String way) {
        String first = links().get(0);
        link(way).click();
        assertThat(browser.page.locator("tbody a").first()).not().hasAttribute("href", path(first));
    }

    private Locator link(String text) {
        return browser.page.locator("nav.pages a", new Page.LocatorOptions().setHasText(text));
    }

    private List<String> links() {
        return browser.page.locator("tbody a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }
}
