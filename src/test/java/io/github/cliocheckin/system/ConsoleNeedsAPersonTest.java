package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a person, and what a person does about it, in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleNeedsAPersonTest {

    private static final String HOME = "/console/needs-a-person";

    private final Firm firm = Firm.empty();
    private Scene scene;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 60; i++) {
            firm.addMatter("Closed", Scene.YESTERDAY)
                    .client(Scene.person(i))
                    .dontSendReview(true)
                    .save();
        }
        scene = Scene.with(firm, folder);
        scene.connectedGroup();
        scene.waitUntilPolled();
        for (String user : new String[] {"viewer", "operator"}) {
            scene.service.addUser(user, user);
        }
        browser = ConsoleBrowser.at(scene.service.baseUrl());
    }

    /** Nothing is sent while the group is paused, so that what was to be sent once more can be looked at. */
    @BeforeEach
    void addWhatWaits() {
        browser.open(new Browser.NewContextOptions());
        scene.pause(true);
        add(990_001, "FAILED", "no connection to the receiver: ConnectException; its attempts are used up");
        add(990_002, "FAILED", "no connection to the receiver: ConnectException; its attempts are used up");
        add(990_003, "UNKNOWN", "the receiver knows the person, but shows nothing since it was sent");
    }

    @AfterAll
    void stop() {
        browser.close();
        scene.close();
    }

    @Test
    void whatWaitsIsShownByItsReasonWithWhatToDo() {
        browser.signIn("operator").go(HOME);
        assertThat(browser.text())
                .contains("Don't send review", "60", "Untick the box on the matter in Clio")
                .contains("Failed", "Unknown", "Paused");
        browser.isOpenToEverybody();
        browser.photograph("needs-a-person");
        browser.follow("Failed");
        assertThat(browser.text()).contains("no connection to the receiver", "attempts are used up");
        browser.isOpenToEverybody();
        browser.photograph("needs-a-person-failed");
        browser.go(HOME).follow("Don't send review").follow("Older ones");
        assertThat(browser.page.getByRole(AriaRole.CHECKBOX)).hasCount(10);
        for (String[] look : new String[][] {{"narrow"}, {"dark"}, {"plain"}}) {
            ConsoleBrowser window = look[0].equals("narrow")
                    ? browser.narrow()
                    : look[0].equals("dark") ? browser.dark() : browser.withoutScript();
            window.signIn("operator").go(HOME).photograph("needs-a-person-" + look[0]);
            isGood(window);
            window.follow("Don't send review").photograph("needs-a-person-list-" + look[0]);
            isGood(window);
        }
    }

    private static void isGood(ConsoleBrowser window) {
        window.fitsIntoItsWindow();
        window.isOpenToEverybody();
    }

    @Test
    void someThatAreTickedAreSentOnceMoreAfterAConfirmation() {
        browser.signIn("operator").go(HOME).follow("Failed").press("Send once more: those that I tick");
        assertThat(browser.text()).contains("Tick some of them first.");
        browser.page.getByLabel("Check-in " + id(990_001)).check();
        browser.press("Send once more: those that I tick");
        assertThat(browser.text()).contains("1 check-in", "Nobody who was asked");
        browser.isOpenToEverybody();
        browser.photograph("needs-a-person-confirmation").readsNarrowAndDark("needs-a-person-confirmation");
        assertThat(state(990_001)).isEqualTo("FAILED");
        browser.press("Send once more");
        assertThat(browser.text())
                .contains(
                        "To be sent once more, or looked up at the receiver first: 1.",
                        "to be sent once more",
                        "user operator");
        assertThat(state(990_001)).isEqualTo("PENDING");
        assertThat(state(990_002)).isEqualTo("FAILED");
    }

    @Test
    void allOfAReasonAreDoneWhileAPageTellsHowFarItIs() {
        browser.signIn("operator").go(HOME).follow("Failed");
        browser.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Send once more: all")
                                .setExact(true))
                .click();
        assertThat(browser.text()).contains("all that are “Failed”");
        browser.press("Send once more");
        assertThat(browser.page).hasURL(Pattern.compile(".*/errands/\\d+"));
        browser.photograph("needs-a-person-progress");
        assertThat(browser.page.locator("#progress")).containsText("All done.");
        browser.isOpenToEverybody();
        browser.photograph("needs-a-person-done").readsNarrowAndDark("needs-a-person-done");
        assertThat(state(990_001)).isEqualTo("PENDING");
        assertThat(state(990_002)).isEqualTo("PENDING");
        assertThat(state(990_003)).isEqualTo("UNKNOWN");
    }

    @Test
    void aConfirmationThatIsRefusedIsShownAgainAndSaysWhy() {
        browser.signIn("operator")
                .go(HOME + "/confirmation?action=decision&state=RESTRICTED&all=yes")
                .press("Decide again");
        assertThat(browser.page.locator("main .error")).containsText("reason takes a code such as NO_VALID_CONTACT");
        browser.photograph("needs-a-person-refused").readsNarrowAndDark("needs-a-person-refused");
    }

    @Test
    void onlyAPersonsWordHasOneOfUnknownFateSentOnceMore() {
        browser.signIn("operator").go("/console/check-ins/" + id(990_003)).press("Send once more");
        assertThat(browser.text()).contains("looked up", "somebody is asked twice");
        browser.isOpenToEverybody();
        browser.photograph("needs-a-person-unknown");
        browser.page
                .getByLabel("I have made sure that this client was not asked")
                .check();
        browser.press("Send once more");
        assertThat(state(990_003)).isEqualTo("PENDING");
    }

    @Test
    void mattersAreDecidedAgainAsClioShowsThem() {
        scene.pause(false);
        long matter = 900_010;
        firm.update(matter, changed -> changed.putArray("custom_field_values"));
        browser.signIn("operator")
                .go("/console/check-ins/" + scene.row(matter).get("id").asLong())
                .press("Decide again")
                .press("Decide again");
        assertThat(browser.text()).contains("To be read from Clio and decided again: 1.", "user operator");
        scene.waitUntilRow(matter, "SENT");
        assertThat(scene.received()).containsOnlyOnce("700009");
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        browser.signIn("viewer").go(HOME).follow("Failed");
        assertThat(browser.page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
        browser.go(HOME + "/confirmation?action=replay&state=FAILED&all=yes");
        assertThat(browser.text()).containsIgnoringCase("operator");
        browser.photograph("problem-role").readsNarrowAndDark("problem-role");
        assertThat(state(990_001)).isEqualTo("FAILED");
    }

    private void add(long matter, String state, String cause) {
        Database database = scene.service.bean("database", Database.class);
        database.client()
                .sql("DELETE FROM check_in_history WHERE check_in_id IN (SELECT id FROM check_in WHERE matter_id = ?)")
                .param(matter)
                .update();
        database.client()
                .sql("DELETE FROM check_in WHERE matter_id = ?")
                .param(matter)
                .update();
        database.client()
                .sql(
                        "INSERT INTO check_in (group_id, mapping_id, business_number, trigger_id, matter_id, matter_number, matter_date, state,"
                                + " request, attempts, looked_up, decided_at, attempted_at)"
                                + " SELECT g.id, m.id, m.business_number, 2, ?, ?, CURRENT_DATE, ?, '{\"smsEnabled\":0}', 100, TRUE, CURRENT_TIMESTAMP,"
                                + " CURRENT_TIMESTAMP FROM integration_group g JOIN integration_mapping m ON m.group_id = g.id")
                .params(matter, matter + "-Doe", state)
                .update();
        database.client()
                .sql(
                        "INSERT INTO check_in_history (check_in_id, changed_at, state, cause) VALUES (?, CURRENT_TIMESTAMP, ?, ?)")
                .params(id(matter), state, cause)
                .update();
    }

    private long id(long matter) {
        return scene.row(matter).get("id").asLong();
    }

    private String state(long matter) {
        return scene.row(matter).get("state").asText();
    }
}
