package io.github.cliocheckin.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Setting integrations up and looking after them, as a person does it in a browser. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIntegrationsTest {

    private static final String LIST = "/console/integrations";

    private final Firm firm = Firm.empty();
    private Scene scene;
    private TestService service;
    private ConsoleBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        firm.addCheckboxField("Don't Send Review");
        firm.addPicklistField("Location", List.of("Austin", "Norman", "Tulsa"));
        scene = Scene.with(
                firm, folder, Map.of("clio.us.client-id", "sandbox-app", "clio.us.client-secret", "sandbox-secret"));
        service = scene.service;
        browser = ConsoleBrowser.at(service.baseUrl()).becomeFirstAdmin("anna");
        service.addUser("victor", "viewer");
    }

    @AfterAll
    void stop() {
        browser.close();
        scene.close();
    }

    @BeforeEach
    void signIn() {
        browser.open(new NewContextOptions()).signIn("anna");
    }

    @Test
    @Order(1)
    void byKeyboardAloneFromNothingToASavedIntegration() {
        browser.go(LIST);
        assertThat(browser.page.locator("main")).containsText("No integration is set up yet.");
        browser.isOpenToEverybody();
        browser.photograph("integrations-none");
        tabTo("Add integration").press("Enter");
        hasFocus("Source");
        tabTo("Number of the business");
        type("149451000000001");
        tabTo("Name of the business (if you like)");
        type("Prairie & Partners");
        press("Enter");
        hasFocus("Triggers");
        // Nothing chosen is an error, and the way to mend it has the focus
        tabTo("Next").press("Enter");
        assertThat(browser.page.locator("[role=alert]")).containsText("Choose at least one trigger.");
        assertThat(focused()).isEqualTo("trigger 2");
        press("Space");
        tabTo("Clio Matter Webhook Trigger");
        press("Space");
        tabTo("Next").press("Enter");
        hasFocus("Properties");
        tabTo("Customer fetch delay, in days");
        type("a week");
        press("Enter");
        assertThat(browser.page.locator("#delay-error")).containsText("a whole number of days");
        assertThat(focused()).isEqualTo("delay");
        browser.page.keyboard().press("Control+A");
        type("7");
        press("Enter");
        hasFocus("Locations");
        tabTo("Number of the location's business");
        type("149451000000002");
        press("Enter");
        hasFocus("Location 149451000000002");
        tabTo("Name of the location");
        type("Norman Office");
        tabTo("Every");
        browser.page.keyboard().press("Control+A");
        type("12");
        tabTo("Unit");
        type("h");
        tabTo("Location name");
        type("Norman");
        tabTo("Keep").press("Enter");
        hasFocus("Locations");
        tabTo("Next").press("Enter");
        hasFocus("Review and save");
        browser.isOpenToEverybody();
        tabTo("Save").press("Enter");
        assertThat(browser.page.locator("[role=status]")).containsText("The integration is saved.");

        JsonNode group = group(149451000000001L);
        assertThat(group.get("integrationGroupTriggers")).hasSize(2);
        assertThat(group.get("integrationGroupProperties").toString()).contains("\"7\"");
        JsonNode mapping = Scene.ok(service.get("/integration/businessintegrationmapping?groupId="
                        + group.get("groupId").asText()))
                .get(0);
        assertThat(mapping.get("businessNumber").asLong()).isEqualTo(149451000000002L);
        assertThat(mapping.get("frequency").toString()).contains("12", "HOURS");
        assertThat(mapping.get("integrationProperties").toString()).contains("Norman");
        assertThat(Scene.ok(service.get("/access/audit?by=user%20anna")).toString())
                .contains("put-group", "put-mapping", "put-business");
        browser.go(LIST);
        assertThat(browser.page.locator("main")).not().containsText("Drafts");
    }

    @Test
    void halfAnIntegrationIsADraftToGoOnWith() {
        begin("149452000000001", "Half a Firm");
        browser.page.getByLabel("Clio Pending Matter Trigger").check();
        browser.press("Next");
        browser.go(LIST);
        Locator drafts = browser.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Drafts"));
        assertThat(drafts).containsText("Half a Firm");
        assertThat(drafts).containsText("anna");
        browser.isOpenToEverybody();
        browser.photograph("integrations-draft");
        drafts.getByText("Go on").first().click();
        assertThat(browser.page.locator("h2")).hasText("Properties");
        browser.follow("Triggers");
        assertThat(browser.page.getByLabel("Clio Pending Matter Trigger")).isChecked();
        browser.go(LIST);
        browser.page.getByText("Throw away").first().click();
        assertThat(browser.page.locator("[role=status]")).containsText("The draft is thrown away.");
        assertThat(browser.page.locator("main")).not().containsText("Half a Firm");
    }

    @Test
    void eachStepSaysWhatItCannotTake() {
        browser.go("/console/new-integration");
        browser.page.getByLabel("Search for a source").fill("salesforce");
        browser.press("Search");
        assertThat(browser.page.locator("main")).containsText("No source is called salesforce");
        browser.follow("Show all sources");
        browser.page.getByLabel("Number of the business").fill("twelve");
        browser.press("Next");
        assertThat(browser.page.locator("#business-error")).containsText("The number is twelve");
        assertThat(focused()).isEqualTo("business");
        browser.isOpenToEverybody();
        browser.page.getByLabel("Number of the business").fill("149453000000001");
        browser.press("Next");
        browser.page.getByLabel("Clio Closed Matter Trigger").check();
        browser.press("Next");
        assertThat(browser.page.getByText("Customer fetch delay")).hasCount(0);
        browser.press("Next");
        addLocation("149453000000002", "Norman");
        addLocation("149453000000003", "norman ");
        assertThat(browser.page.locator("#locationName-error")).containsText("149453000000002 is called so already");
        browser.page.getByLabel("Location name", exact()).fill("Austin");
        browser.page.getByLabel("Every").fill("0");
        browser.press("Keep");
        assertThat(browser.page.locator("#frequency-error")).containsText("from 1 to 1000");
        browser.photograph("wizard-location-error");
        browser.page.getByLabel("Every").fill("2");
        browser.press("Keep");
        assertThat(browser.page.locator("main")).containsText("every 2 days");
        browser.photograph("wizard-locations");
        browser.isOpenToEverybody();
        // In the meantime somebody else takes the name
        long group = Scene.ok(service.put("/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": 149453000000001, "integrationSourceId": 2,
                         "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}"""))
                .get("groupId")
                .asLong();
        Scene.ok(service.put("/integration/add/businessintegrationmapping", """
                {"businessNumber": 149453000000009, "integrationGroupId": %d, "active": true,
                 "integrationProperties": [{"propertyKey": "clio.location.name", "propertyValue": "Austin"}]}""".formatted(group)));
        browser.press("Next");
        assertThat(browser.page.locator("main")).containsText("takes nothing away");
        browser.press("Save");
        assertThat(browser.page.locator("[role=alert]"))
                .containsText("Nothing was saved, for location 149453000000003 was refused.");
        browser.photograph("wizard-refused");
        assertThat(Scene.ok(service.get("/integration/businessintegrationmapping?groupId=" + group)))
                .as("neither the one that was refused nor the one before it")
                .hasSize(1);
        browser.go(LIST);
        assertThat(browser.page.locator("main")).containsText("Business 149453000000001");
    }

    @Test
    void replacingTriggersAsksFirst() {
        long group = integration(149454000000001L);
        browser.go(LIST + "/" + group);
        browser.page.getByLabel("Clio Open Matter Trigger").check();
        browser.press("Change the triggers");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        browser.page.getByLabel("Clio Closed Matter Trigger").uncheck();
        browser.press("Change the triggers");
        assertThat(browser.page.locator("main")).containsText("Clio Closed Matter Trigger. Matters are not fetched");
        browser.isOpenToEverybody();
        browser.photograph("replace-triggers");
        browser.follow("Leave them as they are");
        assertThat(browser.page.getByLabel("Clio Closed Matter Trigger")).isChecked();
        browser.page.getByLabel("Clio Closed Matter Trigger").uncheck();
        browser.press("Change the triggers");
        browser.press("Replace the triggers");
        assertThat(group(149454000000001L).get("integrationGroupTriggers").toString())
                .contains("23")
                .doesNotContain("\"triggerId\":2,");
    }

    @Test
    void whatStopsIsAskedAgainOnceItIsMoreThanThePersonWasTold() {
        long group = integration(149460000000001L);
        browser.go(LIST + "/" + group);
        browser.page.getByLabel("Clio Closed Matter Trigger").uncheck();
        browser.page.getByLabel("Clio Open Matter Trigger").check();
        browser.press("Change the triggers");
        Scene.ok(service.put("/integration/add/businessintegrationgroup", """
                {"parentBusinessNumber": 149460000000001, "integrationSourceId": 2,
                 "integrationGroupTriggers": [{"triggerId": 22, "triggerTypeId": 1}]}"""));
        browser.press("Replace the triggers");
        assertThat(browser.page.locator("main")).containsText("Clio Pending Matter Trigger. Matters are not fetched");
        assertThat(group(149460000000001L).get("integrationGroupTriggers")).hasSize(2);
        browser.press("Replace the triggers");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        assertThat(group(149460000000001L).get("integrationGroupTriggers")).hasSize(1);
    }

    @Test
    void aDraftThatSomebodyElseChangedIsNeitherOverwrittenNorSavedNorThrownAway() {
        begin("149461000000001", "Two People");
        browser.page.getByLabel("Clio Closed Matter Trigger").check();
        browser.press("Next");
        String properties = browser.page.url();
        Page others = browser.page.context().newPage();

        keepProperties(others, properties, "Theirs");
        browser.page.getByLabel("Field that keeps clients from being asked").fill("Ours");
        browser.press("Next");
        assertThat(browser.page.locator("main")).containsText("Somebody changed draft");
        browser.page.navigate(properties);
        assertThat(browser.page.getByLabel("Field that keeps clients from being asked"))
                .hasValue("Theirs");

        browser.press("Next");
        addLocation("149461000000001", "");
        browser.press("Next");
        keepProperties(others, properties, "Theirs again");
        browser.press("Save");
        assertThat(browser.page.locator("main")).containsText("Somebody changed draft");

        browser.go(LIST);
        keepProperties(others, properties, "Theirs for good");
        browser.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Two People"))
                .getByText("Throw away")
                .click();
        assertThat(browser.page.locator("main")).containsText("Somebody changed draft");
        browser.page.navigate(properties);
        assertThat(browser.page.getByLabel("Field that keeps clients from being asked"))
                .hasValue("Theirs for good");
    }

    private static void keepProperties(Page page, String properties, String field) {
        page.navigate(properties);
        page.getByLabel("Field that keeps clients from being asked").fill(field);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next"))
                .click();
        assertThat(page.locator("h2")).hasText("Locations");
    }

    @Test
    void anOldPageOfALocationSetsNothingBack() {
        long group = integration(149462000000001L);
        String mapping = "/integration/businessintegrationmapping/" + mapping(group);
        browser.go(LIST + "/" + group + "/locations/" + mapping(group));
        Scene.ok(service.patch(mapping, """
                {"active": false, "frequency": {"value": 5, "unit": "HOURS"}, "nextRunTime": "2031-01-01T08:00:00Z"}"""));
        browser.page.getByLabel("Location name", exact()).fill("Norman");
        browser.press("Save the location");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        JsonNode kept = Scene.ok(service.get(mapping));
        assertThat(kept.get("active").asBoolean()).isFalse();
        assertThat(kept.get("frequency").toString()).contains("5", "HOURS");
        assertThat(kept.get("nextRunTime").asText()).isEqualTo("2031-01-01T08:00:00Z");
        assertThat(kept.get("integrationProperties").toString()).contains("Norman");
        browser.page.getByLabel("Next run (UTC)").fill("");
        browser.press("Save the location");
        assertThat(Scene.ok(service.get(mapping)).get("nextRunTime").asText())
                .as("at once")
                .startsWith("20")
                .isLessThan("2031");
    }

    @Test
    void anOldPageOfAnIntegrationSetsNothingBack() {
        long group = integration(149464000000001L);
        browser.go(LIST + "/" + group);
        Scene.ok(service.patch("/integration/businessintegrationgroup/" + group, """
                {"integrationGroupProperties": [
                 {"propertyKey": "dont.send.review.field.name", "propertyValue": "Theirs"}]}"""));
        browser.page.getByLabel("Field that names the location").fill("Ours");
        browser.press("Save the properties");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        assertThat(group(149464000000001L).get("integrationGroupProperties").toString())
                .contains("Theirs", "Ours");
        browser.page.getByLabel("Field that keeps clients from being asked").fill("");
        browser.press("Save the properties");
        assertThat(group(149464000000001L).get("integrationGroupProperties").toString())
                .contains("Ours")
                .doesNotContain("Theirs");
    }

    @Test
    void anOldPageOfABusinessSetsNothingBack() {
        long group = integration(149465000000001L);
        browser.go(LIST + "/" + group);
        Scene.ok(service.put(
                "/integration/business/149465000000001", "{\"timeZone\":\"America/Chicago\",\"countryCode\":\"US\"}"));
        browser.page.getByLabel("Key of the receiver's API").fill("sandbox-key");
        browser.press("Save the business");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        assertThat(Scene.ok(service.get("/integration/business/149465000000001"))
                        .toString())
                .contains("America/Chicago", "\"US\"");
    }

    @Test
    void aLocationThatTheReceiverPausedGoesOnOnceAPersonSaysSo() {
        long group = integration(149463000000001L);
        long mapping = mapping(group);
        String path = "/integration/businessintegrationmapping/" + mapping;
        JdbcClient database = service.bean("database", Database.class).client();
        String activatedAt = "SELECT CAST(activated_at AS VARCHAR(50)) FROM integration_mapping WHERE id = ?";
        Object activated = database.sql(activatedAt).param(mapping).query().singleValue();
        database.sql("UPDATE integration_mapping SET paused_reason = 'The key was refused.' WHERE id = ?")
                .param(mapping)
                .update();
        browser.go(LIST + "/" + group + "/locations/" + mapping);
        assertThat(browser.page.locator("main")).containsText("The key was refused.");
        browser.isOpenToEverybody();
        browser.photograph("location-paused");
        browser.press("Go on");
        assertThat(browser.page.locator("[role=status]")).hasText("Saved.");
        assertThat(browser.page.locator("main")).not().containsText("The key was refused.");
        assertThat(Scene.ok(service.get(path)).path("pausedReason").isTextual()).isFalse();
        assertThat(database.sql(activatedAt).param(mapping).query().singleValue())
                .isEqualTo(activated);
    }

    @Test
    void anIntegrationIsChangedOnItsPage() {
        long group = integration(149455000000001L);
        browser.go(LIST + "/" + group);
        browser.press("Pause");
        assertThat(browser.page.locator("main .states")).containsText("Paused");
        browser.press("Go on");
        browser.press("Put into beta");
        assertThat(browser.page.locator("main .states")).containsText("Beta");
        browser.page.getByLabel("Field that keeps clients from being asked").fill("No review");
        browser.press("Save the properties");
        assertThat(group(149455000000001L).get("integrationGroupProperties").toString())
                .contains("No review");
        browser.page.getByLabel("Time zone").fill("Mars");
        browser.press("Save the business");
        assertThat(browser.page.locator("#its-timeZone-error")).containsText("Mars");
        browser.page.getByLabel("Time zone").fill("America/Chicago");
        browser.page.getByLabel("Key of the receiver's API").fill("sandbox-key");
        browser.press("Save the business");
        assertThat(Scene.ok(service.get("/integration/business/149455000000001"))
                        .toString())
                .contains("America/Chicago", "\"hasApiKey\":true");
        browser.page.getByText("Add a location").first().click();
        browser.page.getByLabel("Number of the location's business").fill("149455000000005");
        browser.page.getByLabel("Location name in Clio").fill("Tulsa");
        browser.press("Add location");
        assertThat(browser.page.locator("[role=status]")).hasText("The location is added.");
        browser.page.getByLabel("Next run (America/Chicago)").fill("2030-06-01T08:00");
        browser.page.getByLabel("Location name", exact()).fill("Norman");
        browser.press("Save the location");
        JsonNode mapping = Scene.ok(service.get("/integration/businessintegrationmapping?groupId=" + group))
                .get(1);
        assertThat(mapping.get("nextRunTime").asText()).isEqualTo("2030-06-01T13:00:00Z");
        assertThat(mapping.get("integrationProperties").toString()).contains("Norman");
        browser.go(LIST + "/" + group);
        browser.press("Deactivate location 149455000000005");
        assertThat(browser.page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Activate location 149455000000005")))
                .isVisible();
        browser.press("Run location 149455000000001 now");
        assertThat(browser.page.locator("[role=status]")).containsText("A run is planned");
        browser.isOpenToEverybody();
        browser.photograph("integration");
    }

    @Test
    void aLocationIsAuthorizedCheckedAndDisconnected() {
        long group = integration(149456000000001L);
        browser.go(LIST + "/" + group);
        browser.follow("Business 149456000000001");
        String page = browser.page.url();
        assertThat(browser.page.locator("main")).containsText("Not authorized");
        assertThat(browser.page.locator("main")).containsText("nothing can be sent");
        browser.press("Authorize");
        assertThat(browser.page.locator("#link")).hasValue(java.util.regex.Pattern.compile(".*/connect/.+"));
        browser.isOpenToEverybody();
        browser.photograph("location-invitation");
        browser.press("Authorize now");
        browser.page.getByText("Continue to Clio, United States").click();
        browser.page.getByText("Allow").first().click();
        assertThat(browser.page.locator("body")).containsText("Clio is connected");
        browser.page.navigate(page);
        assertThat(browser.page.locator("main")).containsText("Authorized");
        assertThat(browser.page.locator("main")).containsText("Avery Sandbox");
        assertThat(browser.page.locator("main")).containsText("the access renews itself");
        assertThat(browser.page.locator("main")).containsText("Found: the checkbox Don't Send Review.");
        browser.press("Check");
        assertThat(browser.page.locator("[role=status]")).containsText("Clio and the receiver were asked");
        assertThat(browser.page.locator("main")).containsText("Found: the checkbox Don't Send Review.");
        browser.page.getByLabel("Location name", exact()).fill("Dallas");
        browser.press("Save the location");
        assertThat(browser.page.locator("main")).containsText("Clio's picklist has no option Dallas");
        assertThat(browser.page.locator("main")).containsText("Matters of these go nowhere: Austin, Norman, Tulsa.");
        assertThat(offered("locationName")).containsExactly("Austin", "Norman", "Tulsa");
        browser.isOpenToEverybody();
        browser.photograph("location");
        offersTheFirmsFields(LIST + "/" + group);
        begin("149456000000001", "");
        browser.page.getByLabel("Clio Pending Matter Trigger").check();
        browser.press("Next");
        offersTheFirmsFields(browser.page.url());
        browser.press("Next");
        addLocation("149456000000007", "");
        assertThat(offered("locationName")).isEmpty();
        browser.page.navigate(page);
        browser.press("Disconnect");
        assertThat(browser.page.locator("main")).containsText("ends for its only location");
        browser.isOpenToEverybody();
        browser.photograph("disconnect");
        browser.press("Disconnect");
        assertThat(browser.page.locator("[role=status]")).containsText("Clio has ended the access");
        assertThat(browser.page.locator("main")).containsText("Not authorized");
    }

    private void offersTheFirmsFields(String page) {
        browser.page.navigate(page);
        assertThat(offered("optOut")).containsExactly("Don't Send Review");
        assertThat(offered("locationField")).containsExactly("Location");
    }

    /** What a field offers to choose from. */
    @SuppressWarnings("unchecked")
    private List<String> offered(String field) {
        return (List<String>) browser.page.evaluate(
                "id => [...(document.getElementById(id)?.list?.options ?? [])].map(option => option.value)", field);
    }

    @Test
    void locationsArePickedFromTheBusinessesThatAreKnown() {
        Scene.ok(service.put("/integration/business/149465000000002", "{\"name\": \"Norman Office\"}"));
        Scene.ok(service.put("/integration/business/149465000000003", "{\"name\": \"Tulsa Office\"}"));
        begin("149465000000001", "Plains Law");
        browser.page.getByLabel("Clio Closed Matter Trigger").check();
        browser.press("Next");
        browser.press("Next");
        assertThat(offered("business")).contains("149465000000001", "149465000000002");
        pick("Norman Office");
        browser.press("Add location");
        browser.press("Keep");
        assertThat(browser.page.locator("main")).containsText("149465000000002");
        assertThat(offered("business")).contains("149465000000001").doesNotContain("149465000000002");
        browser.press("Next");
        browser.press("Save");

        browser.page.getByText("Add a location").first().click();
        assertThat(offered("business")).contains("149465000000001").doesNotContain("149465000000002");
        pick("Tulsa Office");
        browser.press("Add location");
        assertThat(browser.page.locator("[role=status]")).hasText("The location is added.");
        assertThat(browser.page.locator("h1")).hasText("Tulsa Office");
    }

    /** As the browser's list does it: it fills in the value of the option that is called so. */
    private void pick(String name) {
        browser.page.locator("#business").fill((String) browser.page.evaluate(
                "name => [...document.getElementById('business').list.options].find(one => one.text === name).value",
                name));
    }

    @Test
    void theButtonCheckTellsWhetherTheReceiverTakesTheKey() {
        long group = integration(149466000000001L);
        String page = LIST + "/" + group + "/locations/" + mapping(group);
        int accepted = scene.receiver.accepted().size();
        browser.go(page).page.getByLabel("Key of the receiver's API").fill("nobodys-key");
        browser.press("Save the business");
        assertThat(point("The receiver takes the key")).containsText("Nobody has asked it since the key was given.");

        browser.press("Check");
        assertThat(point("The receiver takes the key")).containsText("to mend");
        assertThat(point("The receiver takes the key"))
                .containsText("It refuses the key. The receiver answered 401 with code 1161.");
        assertThat(point("The receiver takes the key")).containsText("Settings, Integrations, API");
        assertThat(browser.page.content()).doesNotContain("nobodys-key");
        browser.isOpenToEverybody();
        browser.photograph("location-key-refused");

        browser.page.getByLabel("Key of the receiver's API").fill("sandbox-key");
        browser.press("Save the business");
        assertThat(point("The receiver takes the key")).containsText("Nobody has asked it since the key was given.");
        browser.press("Check");
        assertThat(point("The receiver takes the key")).containsText("good");
        assertThat(point("The receiver takes the key").locator("time")).hasCount(1);

        scene.receiver.faults().whenPath("getCustomer", 1, Fault.neverAnswer());
        browser.press("Check");
        assertThat(point("The receiver takes the key")).containsText("The receiver gave no answer");
        assertThat(scene.receiver.accepted()).as("nobody is asked by it").hasSize(accepted);
    }

    private Locator point(String title) {
        return browser.page.locator(".checks li").filter(new Locator.FilterOptions().setHasText(title));
    }

    @Test
    void aViewerReadsAndChangesNothing() {
        long group = integration(149457000000001L);
        browser.open(new NewContextOptions()).signIn("victor");
        for (String page : List.of(LIST, LIST + "/" + group, LIST + "/" + group + "/locations/" + mapping(group))) {
            browser.go(page);
            assertThat(browser.page.locator("main")).containsText("149457000000001");
            assertThat(browser.page.locator("main button:not([type=submit].secondary)"))
                    .hasCount(0);
            assertThat(browser.page.locator("main form[method=post]")).hasCount(0);
            browser.isOpenToEverybody();
        }
        assertThat(browser.page.request().get(LIST + "/../new-integration").status())
                .isEqualTo(403);
        assertThat(posted(LIST + "/" + group)).isEqualTo(403);
        assertThat(posted("/console/new-integration")).isEqualTo(403);
        assertThat(posted("/console/drafts/1")).isEqualTo(403);
        assertThat(Scene.ok(service.get("/integration/businessintegrationgroup/149457000000001"))
                        .get(0)
                        .get("paused")
                        .asBoolean())
                .isFalse();
    }

    private int posted(String path) {
        return browser.page
                .request()
                .post(
                        path,
                        com.microsoft.playwright.options.RequestOptions.create()
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setHeader("Origin", service.baseUrl())
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("paused", "true")))
                .status();
    }

    @Test
    void pagesFitIntoNarrowWindowsDarkOnesAndThoseWithoutScript() {
        long group = integration(149458000000001L);
        String location = LIST + "/" + group + "/locations/" + mapping(group);
        browser.narrow().signIn("anna");
        for (String page : List.of(LIST, LIST + "/" + group, location, "/console/new-integration")) {
            browser.go(page).fitsIntoItsWindow();
            browser.photograph("narrow-" + page.replaceAll("[/0-9]+", "-"));
        }
        browser.dark().signIn("anna");
        for (String page : List.of(LIST, LIST + "/" + group, location, "/console/new-integration")) {
            browser.go(page).isOpenToEverybody();
            browser.photograph("dark-" + page.replaceAll("[/0-9]+", "-"));
        }
        browser.withoutScript().signIn("anna");
        browser.go(location);
        assertThat(browser.page.locator("main")).containsText("Contact source at the receiver");
    }

    @Test
    void everyStepIsForEverybodyAndFitsIntoNarrowAndDarkWindows() {
        begin("149467000000001", "Steps & Sons");
        browser.page.getByLabel("Clio Closed Matter Trigger").check();
        browser.page.getByLabel("Clio Matter Webhook Trigger").check();
        browser.press("Next");
        browser.press("Next");
        addLocation("149467000000002", "Norman");
        String draft = browser.page.url().replaceAll("/[a-z]+$", "");
        long group = integration(149468000000001L);
        List<String> pages = List.of(
                draft + "/triggers",
                draft + "/properties",
                draft + "/locations",
                draft + "/locations/149467000000002",
                draft + "/review",
                LIST + "/" + group + "/locations/" + mapping(group) + "/disconnection");
        pages.forEach(this::isFitForEverybody);
        replaceTriggers(group);
        browser.narrow().signIn("anna");
        pages.forEach(this::isFitForEverybody);
        replaceTriggers(group);
        browser.dark().signIn("anna");
        pages.forEach(this::isFitForEverybody);
        replaceTriggers(group);
    }

    private void isFitForEverybody(String page) {
        browser.go(page);
        looksFit("step"
                + page.replaceAll("/[0-9]+$", "/one")
                        .replaceAll(".*/(drafts|integrations)|/?[0-9]+", "")
                        .replace('/', '-'));
    }

    private void replaceTriggers(long group) {
        browser.go(LIST + "/" + group);
        browser.page.getByLabel("Clio Closed Matter Trigger").uncheck();
        browser.page.getByLabel("Clio Open Matter Trigger").check();
        browser.press("Change the triggers");
        assertThat(browser.page.locator("main")).containsText("these triggers stop");
        looksFit("replace-triggers");
    }

    private void looksFit(String name) {
        browser.isOpenToEverybody();
        browser.fitsIntoItsWindow();
        boolean dark = (boolean) browser.page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
        String window = dark ? "dark-" : browser.page.viewportSize().width < 500 ? "narrow-" : "";
        browser.photograph(window + name);
    }

    @Test
    void integrationsAreFoundAndHostileNamesAreOnlyText() {
        String hostile = "<script>alert(1)</script>\\\" onfocus=alert(1) '{{7*7}}";
        integration(149459000000001L);
        Scene.ok(service.put("/integration/business/149459000000001", "{\"name\": \"" + hostile + "\"}"));
        browser.go(LIST);
        browser.page.getByLabel("Number or name").fill("onfocus");
        browser.press("Search");
        assertThat(browser.page.locator("main article")).hasCount(1);
        assertThat(browser.page.locator("main article h2")).hasText(hostile.replace("\\\"", "\""));
        browser.page.getByLabel("Number or name").fill("14945900000000");
        browser.press("Search");
        assertThat(browser.page.locator("main article")).hasCount(1);
        browser.page.getByLabel("Number or name").fill("nobody of this name");
        browser.press("Search");
        assertThat(browser.page.locator("main")).containsText("No integration is found");
    }

    private void begin(String business, String name) {
        browser.go("/console/new-integration");
        browser.page.getByLabel("Number of the business").fill(business);
        browser.page.getByLabel("Name of the business").fill(name);
        browser.press("Next");
    }

    private void addLocation(String business, String locationName) {
        browser.page.getByLabel("Number of the location's business").fill(business);
        browser.press("Add location");
        browser.page.getByLabel("Location name", exact()).fill(locationName);
        browser.press("Keep");
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** An integration for closed matters with one location. */
    private long integration(long business) {
        long group = Scene.ok(service.put("/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": %d, "integrationSourceId": 2,
                         "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}""".formatted(business)))
                .get("groupId")
                .asLong();
        Scene.ok(service.put(
                "/integration/add/businessintegrationmapping",
                "{\"businessNumber\": " + business + ", \"integrationGroupId\": " + group + ", \"active\": true}"));
        return group;
    }

    private JsonNode group(long business) {
        return Scene.ok(service.get("/integration/businessintegrationgroup/" + business))
                .get(0);
    }

    private long mapping(long group) {
        return Scene.ok(service.get("/integration/businessintegrationmapping?groupId=" + group))
                .get(0)
                .get("mappingId")
                .asLong();
    }

    private void press(String key) {
        browser.page.keyboard().press(key);
    }

    private void type(String text) {
        browser.page.keyboard().type(text);
    }

    /** Moves on with the tab key until what is called so has the focus. */
    private com.microsoft.playwright.Keyboard tabTo(String name) {
        for (int i = 0; i < 60; i++) {
            press("Tab");
            if (Boolean.TRUE.equals(browser.page.evaluate(
                    "name => { const e = document.activeElement; const text = e => e.textContent.trim();"
                            + " return [e.ariaLabel, text(e), ...[...(e.labels ?? [])].map(text)]"
                            + ".some(t => t === name || e.type === 'checkbox' && t?.startsWith(name)); }",
                    name))) {
                return browser.page.keyboard();
            }
        }
        throw new AssertionError(name + " is not reached by the tab key on " + browser.page.url());
    }

    private void hasFocus(String heading) {
        assertThat(browser.page.locator("h2:focus")).hasText(heading);
    }

    private String focused() {
        return (String) browser.page.evaluate(
                "() => { const e = document.activeElement; return e.id || e.name + ' ' + e.value; }");
    }
}
