package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import io.github.cliocheckin.sandbox.SandboxClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of one matter: it says why a client was asked or not, and to whom it may be said who they are. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMatterTest {

    private final Firm firm = Firm.empty();
    private Scene scene;
    private ConsoleBrowser browser;
    private long sent;
    private long restricted;
    private long decidedBefore;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        sent = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .location("Norman")
                .save();
        restricted = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(SandboxClient.person(
                        700_002, "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "robin2@", "555-2"))
                .location("Norman")
                .save();
        decidedBefore = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(3))
                .location("Norman")
                .dontSendReview(true)
                .save();
        scene = Scene.with(firm, folder);
        scene.receiver
                .faults()
                .whenPath(
                        "/v1/customer/checkin",
                        1,
                        Fault.status(
                                429,
                                "application/json",
                                "{\"code\": 89, \"message\": \"robin1@mail.test is too early\"}",
                                Map.of()));
        scene.connectedGroup("Norman", "Tulsa");
        scene.waitUntilRow(sent, "SENT");
        scene.waitUntilRow(restricted, "RESTRICTED");
        scene.waitUntilRow(decidedBefore, "RESTRICTED");
        scene.service.addUser("vera", "viewer");
        scene.service.addUser("otto", "operator");
        browser = ConsoleBrowser.at(scene.service.baseUrl());
    }

    @AfterAll
    void stop() {
        browser.close();
        scene.close();
    }

    @Test
    void anOperatorSeesWhatWasSentAndWhatEachRuleSaid() {
        browser.signIn("otto").go(page(sent));
        assertThat(browser.text())
                .contains("Sent", "Don't Send Review: not ticked", "Location: Norman; mapping 1")
                .contains("e-mail address: valid; phone number: valid", "nobody counts as asked at this business")
                .contains(
                        "attempt 1, status 429, code 89, message \"… is too early\"",
                        "attempt 2, status 200, customerId")
                .contains("The request as it was sent", "robin1@mail.test", "\"smsEnabled\" : 1");
        assertThat(browser.page.getByText("Open the matter in Clio"))
                .hasAttribute("href", scene.clio.url() + "/nc/#/matters/" + sent);
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        browser.photograph("matter-sent");
    }

    @Test
    void aRestrictionIsExplainedWithWhatToDo() {
        browser.signIn("otto").go(page(restricted));
        assertThat(browser.text())
                .contains("NO_VALID_CONTACT", "robin2@", "Correct the client's primary e-mail address")
                .contains("e-mail address: not valid; phone number: not valid", "not reached");
        assertThat(browser.page.getByText("Decide again")).isVisible();
        browser.isOpenToEverybody();
        browser.photograph("matter-restricted");
        browser.dark().signIn("otto").go(page(restricted)).photograph("matter-restricted-dark");
        browser.isOpenToEverybody();
        browser.narrow().signIn("otto").go(page(restricted)).photograph("matter-restricted-narrow");
        browser.fitsIntoItsWindow();
        browser.isOpenToEverybody();
    }

    @Test
    void aViewerSeesWhyAndNotWho() {
        browser.withoutScript().signIn("vera").go(page(restricted));
        assertThat(browser.text())
                .contains("NO_VALID_CONTACT", "Either of Phone or Email should be valid", "not reached")
                .doesNotContain("robin2@", "555-2", "Decide again");
        browser.go(page(sent));
        assertThat(browser.text())
                .contains("attempt 1, status 429", "operators and admins see it here")
                .doesNotContain("robin1@mail.test", "5125550001", "too early");
        assertThat(browser.page.content()).doesNotContain("robin1@mail.test", "5125550001");
    }

    @Test
    void ofWhatWasDecidedBeforeNothingIsKeptAndThatIsSaid() {
        scene.service
                .bean("database", Database.class)
                .client()
                .sql("UPDATE check_in SET rule_trace = NULL, occurrence = 0 WHERE matter_id = ?")
                .param(decidedBefore)
                .update();
        browser.signIn("otto").go(page(decidedBefore));
        assertThat(browser.text()).contains("Nothing was kept of the rules");
    }

    @Test
    void aCheckInThatIsNotThereIsToldOnAPage() {
        browser.signIn("otto").go("/console/check-ins/987654");
        assertThat(browser.text()).contains("There is no check-in 987654.");
        browser.photograph("problem").readsNarrowAndDark("problem");
    }

    private String page(long matter) {
        return "/console/check-ins/" + scene.row(matter).get("id").asLong();
    }
}
