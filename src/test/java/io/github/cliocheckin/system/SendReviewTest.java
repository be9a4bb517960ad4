package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.sandbox.Fault;
import io.github.cliocheckin.sandbox.Firm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody at a firm presses Send Review on a matter in Clio, and reads what our pages say. */
class SendReviewTest {

    private static final Pattern BUTTON = Pattern.compile("action=\"([^\"]+)\"");

    /** What stands in a click's address in place of what Clio wrote there. */
    private static final List<String> FORGED = List.of(
            "subject_url=/api/v4/contacts/1",
            "subject_url=https://evil.test/api/v4/matters/1",
            "subject_url=//evil.test/api/v4/matters/1",
            "subject_url=/api/v4/matters/1/../2",
            "subject_url=/api/v4/matters/1%3Fx",
            "subject_url=",
            "user_id=350999",
            "user_id=x",
            "custom_action_id=999999",
            "custom_action_nonce=forged",
            "custom_action_nonce=");

    @TempDir
    Path folder;

    private final Firm firm = Firm.empty();
    private final Browser browser = new Browser();
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.with(
                firm,
                folder,
                Map.of(
                        "clio.us.client-id", "sandbox-app",
                        "clio.us.client-secret", "sandbox-secret",
                        "clio.hooks.clock", "PT0.1S",
                        "clio.webhook.clock", "PT0.1S"));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** A group with the webhook trigger alone, connected by a person, with the button at Clio. */
    private void connected(String... locations) {
        connectedWith("{\"triggerId\": 81, \"triggerTypeId\": 2}", locations);
    }

    private void connectedWith(String triggers, String... locations) {
        scene.pausedGroup(locations);
        long mapping = mappings().get(0).get("mappingId").asLong();
        String authorization = "/integration/businessintegrationmapping/" + mapping + "/authorization";
        browser.allow(Scene.ok(scene.service.get(authorization)).get("link").asText());
        // Only now, for a button of the first connection would be made anew with this one
        Scene.ok(scene.service.post(
                "/integration/update/businessintegrationgroup?replaceTriggers=true",
                "{\"groupId\": " + scene.groupId + ", \"integrationGroupTriggers\": [" + triggers + "]}"));
        scene.pause(false);
        await().until(() -> Scene.ok(scene.service.get(authorization))
                .at("/sendReview/state")
                .asText()
                .equals("THERE"));
    }

    private JsonNode mappings() {
        return Scene.ok(scene.service.get("/integration/businessintegrationmapping?groupId=" + scene.groupId));
    }

    private long closed(int person) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(person))
                .save();
    }

    private long at(String location, int person) {
        return firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(person))
                .location(location)
                .save();
    }

    private Browser.Page click(long matter) {
        return browser.open(scene.clio
                .click(
                        scene.clio.customActions().list().stream()
                                .filter(action -> action.path("app").asText().equals("sandbox-app"))
                                .findFirst()
                                .orElseThrow()
                                .path("id")
                                .asLong(),
                        matter)
                .toString());
    }

    private static String action(Browser.Page page) {
        Matcher action = BUTTON.matcher(page.html());
        assertThat(action.find()).as(page.html()).isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    /** Presses the page's one button. */
    private Browser.Page press(Browser.Page page) {
        return browser.submit(page.address().resolve(action(page)).toString());
    }

    private void property(String path, String key, String value) {
        String list = path.contains("group") ? "integrationGroupProperties" : "integrationProperties";
        Scene.ok(scene.service.patch(
                path,
                "{\"" + list + "\": [{\"propertyKey\": \"" + key + "\", \"propertyValue\": \"" + value + "\"}]}"));
    }

    private void groupProperty(String key, String value) {
        property("/integration/businessintegrationgroup/" + scene.groupId, key, value);
    }

    private List<JsonNode> audited(String action) {
        JsonNode entries =
                Scene.ok(scene.service.get("/access/audit?limit=1000")).get("data");
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.get("action").asText().equals(action))
                .toList();
    }

    @Test
    void thePersonSeesWhoIsAskedConfirmsAndTheClientIsAskedOnce() {
        connected();
        long matter = closed(1);
        Browser.Page shown = click(matter);
        assertThat(shown.status()).as(shown.html()).isEqualTo(200);
        assertThat(shown.html())
                .contains("Robin Client1", "by e-mail to robin1@mail.test", "by text message to", "at once")
                .doesNotContain("<script");
        assertThat(scene.rows()).as("nothing is asked by a click alone").isEmpty();
        Browser.Page queued = press(shown);
        assertThat(queued.html()).contains("The review request is queued", "The client is asked now, ");
        scene.waitUntilRow(matter, "SENT");
        JsonNode row = scene.row(matter);
        assertThat(row.get("triggerId").asInt()).isEqualTo(81);
        assertThat(row.get("occurrence").asInt()).isZero();
        assertThat(scene.history(matter).get(0).get("cause").asText()).isEqualTo("queued by Send Review");
        assertThat(scene.history(matter).get(0).get("by").asText()).startsWith("Clio user 350001");
        assertThat(scene.received()).containsExactly("700001");
        assertThat(browser.open(shown.address().resolve(action(shown)).toString())
                        .html())
                .as("the page once more")
                .contains("This client was asked already");
        assertThat(press(shown).html()).as("the same button once more").contains("This client was asked already");
        assertThat(scene.received()).hasSize(1);
    }

    @Test
    void askingOnceMoreTakesASecondConfirmationAndIsTheNextOccurrence() {
        connected();
        long matter = closed(1);
        press(click(matter));
        scene.waitUntilRow(matter, "SENT");
        Browser.Page asked = click(matter);
        assertThat(asked.html())
                .contains(
                        "This client was asked already",
                        "The client was asked on",
                        "The request got through.",
                        "Ask once more");
        Browser.Page again = press(asked);
        assertThat(again.html()).contains("Really ask once more?", "another request", "Robin Client1");
        assertThat(scene.rows()).as("not before the second confirmation").hasSize(1);
        Browser.Page queued = press(again);
        assertThat(queued.html()).contains("The review request is queued");
        press(again);
        await().until(() -> scene.received().size() == 2);
        assertThat(scene.rows())
                .extracting(row -> row.get("occurrence").asInt())
                .containsExactlyInAnyOrder(0, 1);
        scene.waitUntilDelivered();
        press(again);
        assertThat(scene.rows()).as("an old page asks for nothing").hasSize(2);
    }

    @Test
    void aRestrictionIsSaidInPlainWordsWithWhatToDoAndIsKept() {
        connected();
        long matter = firm.addMatter("Closed", Scene.YESTERDAY)
                .client(Scene.person(1))
                .dontSendReview(true)
                .save();
        Browser.Page page = click(matter);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains(
                        "This client is not asked",
                        "The box that keeps the client from being asked is ticked",
                        "Untick the box on the matter in Clio");
        assertThat(page.html()).doesNotContain("<form");
        assertThat(scene.reason(matter)).isEqualTo("DONT_SEND_REVIEW");
        firm.update(matter, changed -> changed.putArray("custom_field_values"));
        press(click(matter));
        scene.waitUntilRow(matter, "SENT");
        assertThat(scene.rows()).hasSize(1);
    }

    @Test
    void theLocationIsTheOneOfTheWebhookTriggerElseThatOfAll() {
        connected("Austin", "Norman");
        long norman = mappings().get(1).get("mappingId").asLong();
        property("/integration/businessintegrationmapping/" + norman, "clio.webhook.location.name", "Norman Office");
        firm.addPicklistField("Location", List.of("Austin", "Norman", "Norman Office"));
        long inAustin = at("Austin", 1);
        long inNorman = at("Norman Office", 2);
        long byOldName = at("Norman", 3);
        assertThat(press(click(inAustin)).html()).contains("queued");
        assertThat(press(click(inNorman)).html()).contains("queued");
        assertThat(click(byOldName).html()).contains("The location that the matter names is none");
        assertThat(scene.row(inAustin).get("businessNumber").asLong()).isEqualTo(Scene.ENTERPRISE + 1);
        assertThat(scene.row(inNorman).get("businessNumber").asLong()).isEqualTo(Scene.ENTERPRISE + 2);
        assertThat(scene.reason(byOldName)).isEqualTo("LOCATION_UNMAPPED");
    }

    @Test
    void theDelayOfTheLocationGoesBeforeThatOfTheGroup() {
        connected("Austin", "Norman");
        groupProperty("customer.fetch.delay", "3");
        long norman = mappings().get(1).get("mappingId").asLong();
        property("/integration/businessintegrationmapping/" + norman, "customer.fetch.delay", "0");
        firm.addPicklistField("Location", List.of("Austin", "Norman"));
        long inAustin = at("Austin", 1);
        long inNorman = at("Norman", 2);
        String date = DateTimeFormatter.ofPattern("'on 'd MMMM yyyy", Locale.ENGLISH)
                .format(LocalDate.ofInstant(scene.clock.instant(), ZoneOffset.UTC)
                        .plusDays(3));
        assertThat(click(inAustin).html()).contains(date);
        assertThat(press(click(inAustin)).html()).contains("The client is asked on ");
        press(click(inNorman));
        scene.waitUntilRow(inNorman, "SENT");
        assertThat(scene.row(inAustin).get("state").asText()).isEqualTo("PENDING");
        scene.clock.moveOn(Duration.ofDays(3).minusMinutes(5));
        long later = at("Norman", 3);
        press(click(later));
        scene.waitUntilRow(later, "SENT");
        assertThat(scene.row(inAustin).get("state").asText())
                .as("still, while others are sent")
                .isEqualTo("PENDING");
        scene.clock.moveOn(Duration.ofMinutes(6));
        scene.waitUntilRow(inAustin, "SENT");
    }

    @ParameterizedTest
    @CsvSource({"Open,MATTER_REOPENED", "Pending,MATTER_REOPENED"})
    void aMatterThatWasReopenedMeanwhileIsNotAskedFor(String status, String reason) {
        connected();
        long matter = delayed(1);
        firm.update(matter, changed -> changed.put("status", status));
        scene.clock.moveOn(Duration.ofDays(4));
        scene.waitUntilRow(matter, "RESTRICTED");
        assertThat(scene.reason(matter)).isEqualTo(reason);
        assertThat(scene.received()).isEmpty();
    }

    @Test
    void whatTheFirmChangedMeanwhileCounts() {
        connected();
        long ticked = delayed(1);
        long moved = delayed(2);
        long gone = delayed(3);
        long untouched = delayed(4);
        long box = firm.addCheckboxField("Don't Send Review");
        firm.update(
                ticked,
                matter -> matter.putArray("custom_field_values")
                        .addObject()
                        .put("id", "checkbox-1")
                        .put("field_name", "Don't Send Review")
                        .put("field_type", "checkbox")
                        .put("value", true)
                        .putObject("custom_field")
                        .put("id", box));
        firm.update(moved, matter -> matter.withObject("client").put("primary_email_address", "new@mail.test"));
        firm.remove(gone);
        scene.clock.moveOn(Duration.ofDays(4));
        scene.waitUntilRow(ticked, "RESTRICTED");
        scene.waitUntilRow(gone, "RESTRICTED");
        scene.waitUntilRow(moved, "SENT");
        scene.waitUntilRow(untouched, "SENT");
        assertThat(scene.reason(ticked)).isEqualTo("DONT_SEND_REVIEW");
        assertThat(scene.reason(gone)).isEqualTo("MATTER_NOT_SHOWN");
        assertThat(scene.receiver.accepted())
                .extracting(accepted -> accepted.emailId())
                .containsExactlyInAnyOrder("new@mail.test", "robin4@mail.test");
        assertThat(scene.history(moved))
                .extracting(change -> change.get("cause").asText())
                .contains("queued anew right before it was sent");
    }

    @Test
    void withoutAnAnswerOfCliosNothingIsSentAndItIsTriedAgain() {
        connected();
        long matter = delayed(1);
        scene.clio.faults().whenPath("/matters/" + matter, 2, Fault.html(503));
        scene.clock.moveOn(Duration.ofDays(4));
        await().until(() -> scene.history(matter).stream()
                .anyMatch(change -> change.get("cause").asText().contains("could not be read again")));
        assertThat(scene.received()).isEmpty();
        scene.clock.moveOn(Duration.ofMinutes(10));
        await().until(() -> {
            scene.clock.moveOn(Duration.ofMinutes(10));
            return scene.row(matter).get("state").asText().equals("SENT");
        });
        assertThat(scene.received()).hasSize(1);
    }

    /** A matter that is queued for three days from now. */
    private long delayed(int person) {
        groupProperty("customer.fetch.delay", "3");
        long matter = closed(person);
        assertThat(press(click(matter)).html()).contains("queued");
        return matter;
    }

    @Test
    void aClickIsGoodOnce() {
        connected();
        long matter = closed(1);
        URI address = address(matter);
        assertThat(browser.open(address.toString()).status()).isEqualTo(200);
        Browser.Page replayed = browser.open(address.toString());
        assertThat(replayed.status()).isEqualTo(403);
        assertThat(replayed.html()).contains("Clio does not confirm this click", "press Send Review again");
        assertThat(audited("refuse-click")).hasSize(1);
        assertThat(audited("refuse-click").get(0).toString()).contains("NOT_CONFIRMED");
    }

    @Test
    void buttonsPressedAtTheSameMomentAskOnceAndTakeNothingBack() throws Exception {
        connected();
        groupProperty("customer.fetch.delay", "3");
        List<Long> matters = new ArrayList<>();
        for (int person = 1; person <= 10; person++) {
            long matter = closed(person);
            Browser.Page shown = click(matter);
            Together.run(4, () -> press(shown));
            matters.add(matter);
        }
        assertThat(matters)
                .allSatisfy(matter ->
                        assertThat(scene.row(matter).get("state").asText()).isEqualTo("PENDING"))
                .allSatisfy(matter -> assertThat(scene.history(matter)).hasSize(1));
        assertThat(scene.rows()).hasSize(10);
    }

    @Test
    void whatWaitsIsTakenBackIfARuleSpeaksAgainstItWhenSomebodyLooks() {
        connected();
        long matter = delayed(1);
        firm.update(matter, changed -> changed.putNull("client"));
        assertThat(click(matter).html()).contains("This client is not asked", "Add the client to the matter in Clio");
        assertThat(scene.reason(matter)).isEqualTo("CLIENT_MISSING");
    }

    @Test
    void whatItsTriggerWasTakenAwayFromIsNotAskedFor() {
        connected();
        long matter = delayed(1);
        Scene.ok(scene.service.post(
                "/integration/update/businessintegrationgroup?replaceTriggers=true",
                "{\"groupId\": " + scene.groupId
                        + ", \"integrationGroupTriggers\": [{\"triggerId\": 22, \"triggerTypeId\": 1}]}"));
        scene.clock.moveOn(Duration.ofDays(4));
        scene.waitUntilRow(matter, "RESTRICTED");
        assertThat(scene.reason(matter)).isEqualTo("TRIGGER_REMOVED");
        assertThat(scene.received()).isEmpty();
    }

    @Test
    void aRepeatForSomebodyElseByThenIsHeldAgainstWhomWasAskedRecently() {
        connected();
        long matter = closed(1);
        press(click(matter));
        scene.waitUntilRow(matter, "SENT");
        groupProperty("customer.fetch.delay", "3");
        press(press(click(matter)));
        groupProperty("customer.fetch.delay", "0");
        long other = closed(2);
        press(click(other));
        scene.waitUntilRow(other, "SENT");
        firm.update(matter, changed -> changed.set("client", firm.matter(other).get("client")));
        scene.clock.moveOn(Duration.ofDays(4));
        await().until(() -> scene.rows().stream()
                .anyMatch(row -> row.at("/reason/code").asText().equals("RECENTLY_REQUESTED")));
        assertThat(scene.received()).containsExactly("700001", "700002");
    }

    @Test
    void aPageThatIsTooOldAsksForNothing() {
        connected();
        Browser.Page shown = click(closed(1));
        scene.clock.moveOn(Duration.ofMinutes(16));
        Browser.Page late = press(shown);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.html()).contains("This page is too old");
        assertThat(scene.rows()).isEmpty();
        assertThat(audited("refuse-click").get(0).toString()).contains("EXPIRED");
    }

    @Test
    void aForgedClickIsRefusedAndKept() {
        connected();
        SoftAssertions.assertSoftly(softly -> IntStream.range(0, FORGED.size())
                .forEach(number -> aForgedClickIsRefusedAndKept(FORGED.get(number), number, softly)));
    }

    private void aForgedClickIsRefusedAndKept(String forged, int number, SoftAssertions softly) {
        long matter = closed(number);
        String name = forged.substring(0, forged.indexOf('='));
        String address = address(matter).toString().replaceAll(name + "=[^&]*", Matcher.quoteReplacement(forged));
        long questions = scene.questions("/contacts");
        int refused = audited("refuse-click").size();
        Browser.Page page = browser.open(address);
        softly.assertThat(page.status()).as("%s: %s", forged, page.html()).isIn(400, 403);
        softly.assertThat(page.html()).as(forged).doesNotContain("Robin");
        softly.assertThat(scene.rows()).as(forged).isEmpty();
        softly.assertThat(audited("refuse-click")).as(forged).hasSize(refused + 1);
        softly.assertThat(scene.questions("/contacts")).as(forged).isEqualTo(questions);
    }

    @Test
    void nobodyGuessesADoorAndAPassIsOfItsDoorOnly() {
        connected();
        long matter = closed(1);
        Browser.Page shown = click(matter);
        String wrongDoor = address(matter).toString().replaceFirst("/send-review/[^?]+", "/send-review/elsewhere");
        assertThat(browser.open(wrongDoor).status()).isEqualTo(404);
        assertThat(audited("refuse-click").get(0).toString()).contains("an unknown button", "UNKNOWN");
        Matcher action = BUTTON.matcher(shown.html());
        assertThat(action.find()).isTrue();
        String changed = shown.address().resolve(action.group(1)).toString();
        // Not at its end, where some bits of a Base64 text mean nothing
        int within = changed.length() - 20;
        String tampered = changed.substring(0, within)
                + (changed.charAt(within) == 'A' ? 'B' : 'A')
                + changed.substring(within + 1);
        assertThat(browser.submit(tampered).status()).isEqualTo(400);
        assertThat(scene.rows()).isEmpty();
    }

    @Test
    void aMatterThatAPollAskedForIsSaidToBeAskedAlready() {
        // Before the first poll, which takes yesterday's; the one out of turn takes what was changed since
        long matter = closed(1);
        connectedWith("{\"triggerId\": 81, \"triggerTypeId\": 2}, {\"triggerId\": 2, \"triggerTypeId\": 1}");
        scene.pollNow();
        scene.waitUntilRow(matter, "SENT");
        assertThat(click(matter).html()).contains("This client was asked already", "Ask once more");
    }

    @Test
    void aMatterThatAPersonAskedForIsNotAskedForByThePollToo() {
        connectedWith("{\"triggerId\": 81, \"triggerTypeId\": 2}, {\"triggerId\": 2, \"triggerTypeId\": 1}");
        long matter =
                firm.addMatter("Open", Scene.YESTERDAY).client(Scene.person(1)).save();
        press(click(matter));
        scene.waitUntilRow(matter, "SENT");
        firm.update(matter, changed -> changed.put("status", "Closed").put("close_date", Scene.YESTERDAY.toString()));
        // Longer than nobody is asked twice
        scene.clock.moveOn(Duration.ofDays(31));
        firm.update(
                matter,
                changed -> changed.put(
                        "close_date",
                        LocalDate.ofInstant(scene.clock.instant(), ZoneOffset.UTC)
                                .minusDays(1)
                                .toString()));
        scene.pollNow();
        AtomicReference<String> reason = new AtomicReference<>();
        scene.rows().stream()
                .filter(row -> row.get("triggerId").asInt() == 2)
                .forEach(row -> reason.set(row.at("/reason/code").asText()));
        assertThat(reason).hasValue("ALREADY_REQUESTED");
        assertThat(scene.received()).hasSize(1);
    }

    private URI address(long matter) {
        long action = scene.clio.customActions().list().stream()
                .filter(one -> one.path("app").asText().equals("sandbox-app"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
        return scene.clio.click(action, matter);
    }
}
