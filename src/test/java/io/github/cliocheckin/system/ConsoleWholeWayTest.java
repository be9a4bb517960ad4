package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does from the first start on, with nothing but a browser. The README's pictures are taken on this way. */
@NeedsChromium
class ConsoleWholeWayTest {

    @TempDir
    private Path folder;

    private final Firm firm = Firm.empty();
    private long asked;
    private long restricted;
    private long failed;
    private Scene scene;
    private ConsoleBrowser browser;

    @BeforeEach
    void start() throws Exception {
        asked = matter(1, false);
        restricted = matter(2, true);
        failed = matter(3, false);
        firm.update(
                failed,
                matter -> matter.put("close_date", Scene.YESTERDAY.minusDays(30).toString()));
        scene = Scene.with(
                firm,
                folder,
                Map.of(
                        "clio.us.client-id", "sandbox-app",
                        "clio.us.client-secret", "sandbox-secret",
                        "delivery.retry.attempts", "1"));
        browser = ConsoleBrowser.at(scene.service.baseUrl());
    }

    private long matter(int number, boolean dontSendReview) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(number))
                .location("Norman")
                .dontSendReview(dontSendReview)
                .save();
    }

    @AfterEach
    void stop() {
        browser.close();
        scene.close();
    }

    @Test
    void fromTheFirstStartToAFirmThatComesBack() {
        browser.becomeFirstAdmin("anna");
        addIntegration();
        String location = authorize();

        scene.waitUntilPolled();
        scene.waitUntilRow(asked, "SENT");
        explainAndDecideAgain();
        sendOnceMore();
        browser.go("/console/integrations").photograph("the-integrations");
        browser.go("/console/runs").photograph("the-runs");
        browser.go("/console/check-ins").photograph("the-check-ins");

        disconnect(location);
        browser.press("Authorize");
        allow();
        assertThat(browser.go(location).page.locator("main .state").first()).hasText("Authorized");
        // Entered late, under a day that was fetched already
        long late = matter(4, false);
        firm.update(
                late, matter -> matter.put("updated_at", scene.clock.instant().toString()));
        scene.pollNow();
        scene.waitUntilRow(late, "SENT");
        assertThat(scene.received()).containsExactlyInAnyOrder("700001", "700002", "700003", "700004");
    }

    private void addIntegration() {
        browser.press("Add integration");
        browser.page.getByLabel("Number of the business").fill("149451644517222");
        browser.page.getByLabel("Name of the business").fill("Prairie & Partners");
        browser.press("Next");
        browser.page.getByLabel("Clio Closed Matter Trigger").check();
        browser.press("Next");
        browser.press("Next");
        browser.page.getByLabel("Number of the location's business").fill("149451644517223");
        browser.press("Add location");
        browser.page.getByLabel("Location name", exact()).fill("Norman");
        browser.press("Keep");
        browser.press("Next");
        browser.photograph("the-review");
        browser.press("Save");
        assertThat(browser.page.locator("[role=status]")).containsText("The integration is saved.");
    }

    /** Gives the key of the receiver and the firm's consent; the location's page. */
    private String authorize() {
        browser.page
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("149451644517223|Norman")))
                .first()
                .click();
        String location = browser.page.url();
        browser.page.getByLabel("Key of the receiver's API").fill("sandbox-key");
        browser.press("Save the business");
        browser.press("Authorize");
        scene.groupId = Long.parseLong(location.replaceAll(".*/integrations/(\\d+)/.*", "$1"));
        allow();
        browser.go(location).press("Check at Clio");
        assertThat(browser.page.locator("main")).containsText("Found: the checkbox Don't Send Review.");
        browser.photograph("the-location");
        return location;
    }

    private void allow() {
        browser.press("Authorize now");
        browser.page.getByText("Continue to Clio, United States").click();
        browser.page.getByText("Allow").first().click();
        assertThat(browser.page.locator("body")).containsText("Clio is connected");
    }

    private void explainAndDecideAgain() {
        browser.go("/console/needs-a-person").photograph("what-needs-a-person");
        browser.follow("Don't send review");
        browser.page.locator("main table a").first().click();
        Locator rules = browser.page.getByRole(AriaRole.TABLE).first();
        assertThat(rules).containsText("Don't Send Review: ticked");
        assertThat(rules).containsText("not reached");
        browser.photograph("why-a-matter-was-not-sent");
        firm.update(
                restricted,
                matter -> matter.withArray("custom_field_values")
                        .removeIf(value -> value.path("field_name").asText().equals("Don't Send Review")));
        browser.press("Decide again").press("Decide again");
        scene.waitUntilRow(restricted, "SENT");
    }

    private void sendOnceMore() {
        scene.receiver.faults().next(50, Fault.status(429, "application/json", "{}", Map.of()));
        firm.update(
                failed,
                matter -> matter.put("close_date", Scene.YESTERDAY.toString())
                        .put("updated_at", scene.clock.instant().toString()));
        scene.pollNow();
        scene.waitUntilRow(failed, "FAILED");
        scene.receiver.faults().clear();
        browser.go("/console/needs-a-person").follow("Failed");
        browser.page.getByRole(AriaRole.CHECKBOX).first().check();
        browser.press("Send once more: those that I tick").press("Send once more");
        scene.waitUntilRow(failed, "SENT");
    }

    private void disconnect(String location) {
        browser.go(location).press("Disconnect");
        browser.press("Disconnect");
        assertThat(browser.page.locator("[role=status]")).containsText("Clio has ended the access");
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
