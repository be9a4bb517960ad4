package io.github.cliocheckin.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.TestApps;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.StorageSuite;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.database.Together;
import io.github.cliocheckin.hook.Hooks.ButtonState;
import io.github.cliocheckin.hook.Hooks.WebhookState;
import io.github.cliocheckin.integration.GroupChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.StoredGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.TestVaults;
import io.github.cliocheckin.secret.Vault;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of Clio for what a group wants there, and what is kept of the answers, on whatever database. */
abstract class TendingSuite extends StorageSuite {

    private static final String ALL = "matter_closed,matter_pended,matter_opened";
    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int NODES = 4;

    private final Vault vault = TestVaults.OPEN;
    private FakeClio clio;
    private StoredGroup group;
    private Tending tending;
    private Hooks hooks;

    TendingSuite(TestDatabases kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        clio = new FakeClio(clock);
        group = StoredGroup.of(database, clock, 1001);
        tending = tending("https://reviews.test");
        hooks = new Hooks(database.client(), vault, clock);
    }

    private Tending tending(String publicUrl) {
        SecureRandom random = new SecureRandom();
        return new Tending(
                database.client(),
                new Changes(database.transaction()),
                vault,
                new Connections(database.client(), vault, clock),
                TestApps.registered(),
                new AuditTrail(database.client(), new ObjectMapper(), clock),
                new Doors(URI.create(publicUrl), random),
                new Tending.Pace(LOOK, LIFETIME, LEASE, new RetrySchedule(Duration.ofSeconds(30), LOOK, random)),
                clock);
    }

    // --- Whose turn it is

    @Test
    void aGroupThatWantsNothingIsLookedAtOnceAndClioIsNotAsked() {
        assertThat(tend()).isTrue();
        assertThat(clio.asked).isEmpty();
        assertThat(tendAt()).isNull();
        assertThat(tend()).as("again").isFalse();
    }

    @Test
    void whateverChangesWhatIsWantedMakesTheGroupDueAtOnce() {
        List<Runnable> changes = List.of(
                () -> wantButton(),
                () -> wantEvents(ALL),
                () -> wantEvents(null),
                () -> group.triggers(Trigger.CLOSED_MATTER),
                () -> group.connected());
        for (Runnable change : changes) {
            tend();
            assertThat(tend()).isFalse();
            change.run();
            assertThat(tend()).isTrue();
        }
    }

    @Test
    void ofSeveralNodesOneLooksAfterAGroup() throws Exception {
        wantButton();
        List<Boolean> began = Together.run(NODES, () -> tending.begin(group.id()) != null);
        assertThat(began).containsOnlyOnce(true);
    }

    @Test
    void whatChangesMeanwhileIsNotLostAndWaitsForTheOneWhoHasTheGroup() {
        wantButton();
        Round round = tending.begin(group.id());
        wantEvents(ALL);
        assertThat(tending.begin(group.id())).as("still in hand").isNull();
        go(round);
        assertThat(clio.webhooks).isEmpty();
        assertThat(tend()).isTrue();
        assertThat(clio.webhooks).hasSize(1);
        assertThat(clio.actions).hasSize(1);
    }

    @Test
    void aNodeThatSleptPastItsLeaseWritesNothing() {
        wantButton();
        Round sleeper = tending.begin(group.id());
        assertThat(tending.next(sleeper)).isNotNull();
        clock.pass(LEASE.plusSeconds(1));
        Round other = tending.begin(group.id());
        assertThat(other).isNotNull();
        try {
            tending.heard(sleeper, clio.answer(list()));
        } catch (ClaimLostException lost) {
            tending.refused(sleeper, lost);
        }
        assertThat(tending.next(sleeper)).isNull();
        tending.finish(sleeper);
        go(other);
        assertThat(clio.actions).hasSize(1);
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
    }

    private ClioRequest list() {
        return Kind.BUTTON.list(group.id(), TestApps.CLIO);
    }

    @Test
    void aStopInTheMiddleIsGoneOnWithAtOnce() {
        wantButton();
        Round round = tending.begin(group.id());
        assertThat(tending.next(round)).isNotNull();
        tending.finish(round);
        assertThat(tend()).isTrue();
        assertThat(clio.actions).hasSize(1);
    }

    @Test
    void afterAFailureItIsTriedAgainLaterAndLaterAndTheFaultIsShown() {
        wantButton();
        wantEvents(ALL);
        Duration before = Duration.ZERO;
        for (int i = 0; i < 4; i++) {
            clio.refuseNext("GET", "custom_actions", 503);
            assertThat(tend()).isTrue();
            assertThat(tend()).as("no hot loop").isFalse();
            assertThat(hooks.sendReview(group.id()).text()).contains("503");
            assertThat(hooks.webhooks(group.id()).text()).contains("503");
            Duration pause = Duration.between(clock.instant(), tendAt());
            assertThat(pause).isGreaterThanOrEqualTo(before.dividedBy(2)).isBetween(Duration.ofSeconds(15), LOOK);
            before = pause;
            clock.pass(pause.plusMillis(1));
        }
        assertThat(before).isGreaterThan(Duration.ofMinutes(1));
        tend();
        assertThat(hooks.sendReview(group.id()).text()).isNull();
        assertThat(hooks.webhooks(group.id()).text()).isNull();
        assertThat(single(Integer.class, "SELECT tend_failures FROM integration_group"))
                .isZero();
    }

    @Test
    void aClioThatIsBusyIsAskedWhenItSaysAndThatIsNoFault() {
        wantButton();
        Round round = tending.begin(group.id());
        tending.next(round);
        tending.refused(round, ClioBusyException.refusedUntil(clock.instant().plusSeconds(42)));
        tending.finish(round);
        assertThat(Duration.between(clock.instant(), tendAt()))
                .isBetween(Duration.ofSeconds(41), Duration.ofSeconds(42));
        assertThat(hooks.sendReview(group.id()).text()).isNull();
    }

    @Test
    void whatCannotBeExplainedNamesNoTokenAndIsTriedAgain() {
        wantButton();
        Round round = tending.begin(group.id());
        tending.next(round);
        tending.refused(round, new IllegalStateException("token of Robin Client"));
        tending.finish(round);
        assertThat(hooks.sendReview(group.id()).text()).startsWith("Unexpected").doesNotContain("Robin");
        assertThat(tendAt()).isAfter(clock.instant());
    }

    // --- The button

    @Test
    void aButtonIsMadeOnceForTheWebhookTrigger() {
        assertThat(hooks.sendReview(group.id())).isNull();
        wantButton();
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.MISSING);
        tend();
        ObjectNode action = action();
        assertThat(action.get("label").asText()).isEqualTo("Send Review");
        assertThat(action.get("ui_reference").asText()).isEqualTo("matters/show");
        assertThat(action.get("target_url").asText()).isEqualTo("https://reviews.test/send-review/" + buttonDoor());
        assertThat(buttonDoor()).matches("[A-Za-z0-9_-]{32}");
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
        assertThat(hooks.sendReview(group.id()).text()).isNull();
        assertThat(tendAt()).isAfter(clock.instant().plus(LOOK).minusMillis(1));
        lookAgain();
        assertThat(clio.asked)
                .containsExactly("GET custom_actions.json", "POST custom_actions.json", "GET custom_actions/N.json");
        assertThat(audited()).containsExactly("make-button");
    }

    @Test
    void aButtonWhoseAnswerNeverCameIsAdopted() {
        wantButton();
        clio.loseAnswerTo("POST", "custom_actions", 503);
        tend();
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.MISSING);
        lookAgain();
        assertThat(clio.actions).hasSize(1);
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
        assertThat(audited()).containsExactly("make-button");
    }

    @Test
    void aButtonThatSomebodyTookAwayIsMadeAnew() {
        wantButton();
        tend();
        clio.actions.clear();
        lookAgain();
        assertThat(clio.actions).hasSize(1);
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
    }

    @Test
    void aButtonThatSomebodyChangedIsMended() {
        wantButton();
        tend();
        ObjectNode made = action().deepCopy();
        action().put("label", "Something else");
        lookAgain();
        assertThat(action()).isEqualTo(made);
        action().put("target_url", "https://elsewhere.test/");
        lookAgain();
        assertThat(action()).isEqualTo(made);
    }

    @Test
    void atAnotherAddressOfOursTheButtonLeadsThere() {
        wantButton();
        tend();
        tending = tending("https://new.reviews.test");
        lookAgain();
        assertThat(action().get("target_url").asText())
                .isEqualTo("https://new.reviews.test/send-review/" + buttonDoor());
    }

    @Test
    void withAnotherConnectionThereIsAnotherDoorAndTheButtonLeftBehindLeadsThere() {
        wantButton();
        tend();
        String door = buttonDoor();
        reconnect();
        tend();
        assertThat(buttonDoor()).isNotEqualTo(door);
        assertThat(action().get("target_url").asText()).endsWith(buttonDoor());
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
    }

    @Test
    void theSecondGroupOfAUserHasAButtonThatNamesItsBusiness() {
        wantButton();
        tend();
        StoredGroup second = StoredGroup.of(database, clock, 2002);
        second.triggers(Trigger.MATTER_WEBHOOK);
        tend(second);
        assertThat(labels()).containsExactly("Send Review", "Send Review (Business 2002)");
        lookAgain();
        clock.pass(LOOK);
        tend(second);
        assertThat(labels()).containsExactly("Send Review", "Send Review (Business 2002)");
        assertThat(clio.actions.values().stream()
                        .map(action -> action.get("target_url").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aButtonOfAStrangersIsLeftAlone() {
        ObjectNode strangers = Kind.data()
                .put("id", 5L)
                .put("label", "Send Review")
                .put("ui_reference", "matters/show")
                .put("target_url", "https://another-installation.test/send-review/x");
        clio.actions.put(5L, strangers.deepCopy());
        wantButton();
        tend();
        assertThat(clio.actions.get(5L)).isEqualTo(strangers);
        assertThat(labels()).containsExactly("Send Review", "Send Review (Business 1001)");
    }

    @Test
    void aButtonThatIsWantedNoMoreIsRemoved() {
        wantButton();
        tend();
        group.triggers(Trigger.CLOSED_MATTER);
        tend();
        assertThat(clio.actions).isEmpty();
        assertThat(rows("SELECT * FROM clio_button")).isEmpty();
        assertThat(hooks.sendReview(group.id())).isNull();
        assertThat(tendAt()).isNull();
        assertThat(audited()).containsExactly("make-button", "remove-button");
    }

    @Test
    void aButtonThatIsWantedNoMoreIsRemovedThoughItsAnswerNeverCameOrItIsGone() {
        for (boolean gone : new boolean[] {false, true}) {
            wantButton();
            clio.loseAnswerTo("POST", "custom_actions", 503);
            tend();
            if (gone) {
                clio.actions.clear();
            }
            group.triggers(Trigger.CLOSED_MATTER);
            tend();
            assertThat(clio.actions).isEmpty();
            assertThat(rows("SELECT * FROM clio_button")).isEmpty();
        }
    }

    @Test
    void withoutThePermissionItIsSaidWhatToDoAndTheWebhookIsMadeAllTheSame() {
        wantButton();
        wantEvents(ALL);
        clio.refuseNext("GET", "custom_actions", 403);
        tend();
        Hooks.SendReview button = hooks.sendReview(group.id());
        assertThat(button.state()).isEqualTo(ButtonState.MISSING);
        assertThat(button.text())
                .contains("Clio's words", "the permission to read and write Custom actions", "authorize again");
        assertThat(clio.webhooks).hasSize(1);
        assertThat(tend()).as("no hot loop").isFalse();
        lookAgain();
        assertThat(hooks.sendReview(group.id()).state()).isEqualTo(ButtonState.THERE);
        assertThat(hooks.sendReview(group.id()).text()).isNull();
    }

    @Test
    void whatClioDoesNotTakeIsShownInItsWords() {
        wantButton();
        for (int i = 0; i < 3; i++) {
            clio.refuseNext("POST", "custom_actions", 422);
        }
        tend();
        assertThat(hooks.sendReview(group.id()).text()).contains("does not take the button", "Clio's words");
    }

    // --- The webhook

    @Test
    void aSubscriptionIsMadeForTheEventsThatATriggerStandsFor() {
        wantEvents("matter_closed,matter_opened");
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.MISSING);
        clio.handshake = this::enable;
        tend();
        ObjectNode webhook = webhook();
        assertThat(webhook.get("url").asText()).isEqualTo("https://reviews.test/webhook/" + webhookDoor());
        assertThat(webhook.get("model").asText()).isEqualTo("matter");
        assertThat(webhook.get("fields").asText()).isEqualTo("id,etag");
        assertThat(webhook.get("events").toString()).isEqualTo("[\"deleted\",\"matter_closed\"]");
        assertThat(Instant.parse(webhook.get("expires_at").asText()))
                .isBetween(
                        clock.instant().plus(LIFETIME).minusSeconds(1),
                        clock.instant().plus(LIFETIME));
        Hooks.Subscription shown = hooks.webhooks(group.id());
        assertThat(shown.state()).isEqualTo(WebhookState.ENABLED);
        assertThat(shown.events()).containsExactly("deleted", "matter_closed");
        assertThat(shown.expiresAt()).isEqualTo(webhook.get("expires_at").asText());
        assertThat(shown.text()).isNull();
        assertThat(secret()).isEqualTo(webhook.get("shared_secret").asText());
        assertThat(single(String.class, "SELECT shared_secret FROM clio_webhook"))
                .doesNotContain("secret-");
        assertThat(audited()).containsExactly("make-webhook");
        lookAgain();
        assertThat(clio.asked)
                .containsExactly(
                        "GET webhooks.json", "POST webhooks.json", "GET webhooks/N.json", "GET webhooks/N.json");
        assertThat(hooks.sendReview(group.id())).as("no button is wanted").isNull();
    }

    @Test
    void theRowIsThereBeforeClioMakesItAndTheHandshakesWordStands() {
        wantEvents(ALL);
        clio.showsSecret = false;
        clio.handshake = () -> {
            String sealed = vault.seal(SealedColumn.WEBHOOK_SHARED_SECRET.place(group.id()), "shown in the handshake");
            assertThat(sql(
                            "UPDATE clio_webhook SET shared_secret = ?, status = 'enabled' WHERE door = ?",
                            sealed,
                            webhookDoor()))
                    .isEqualTo(1);
        };
        tend();
        assertThat(webhook().get("status").asText()).as("guard").isEqualTo("pending");
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.ENABLED);
        assertThat(secret()).isEqualTo("shown in the handshake");
    }

    @Test
    void aSubscriptionWhoseAnswerNeverCameIsAdoptedAndStraysAreEnded() {
        wantEvents(ALL);
        clio.handshake = this::enable;
        clio.loseAnswerTo("POST", "webhooks", 503);
        tend();
        clio.handshake = () -> {};
        clio.webhooks.put(1L, stray("https://reviews.test/webhook/nobodys"));
        clio.webhooks.put(2L, stray("https://another-installation.test/webhook/x"));
        lookAgain();
        assertThat(clio.webhooks.keySet()).hasSize(2).doesNotContain(1L).contains(2L);
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.ENABLED);
        assertThat(secret()).startsWith("secret-");
        assertThat(audited()).containsExactly("make-webhook");
    }

    private static ObjectNode stray(String url) {
        ObjectNode stray = Kind.data().put("id", url.length()).put("url", url).put("status", "enabled");
        stray.put("id", url.contains("nobodys") ? 1L : 2L).putArray("events").add("deleted");
        return stray;
    }

    @Test
    void aSubscriptionThatIsGoneIsMadeAnewBehindAnotherDoor() {
        wantEvents(ALL);
        clio.handshake = this::enable;
        tend();
        String door = webhookDoor();
        clio.webhooks.clear();
        lookAgain();
        assertThat(webhookDoor()).isNotEqualTo(door);
        assertThat(webhook().get("url").asText()).endsWith(webhookDoor());
        assertThat(secret()).isEqualTo(webhook().get("shared_secret").asText());
    }

    @Test
    void aSuspendedSubscriptionIsMadeAnewBehindAnotherDoor() {
        wantEvents(ALL);
        clio.handshake = this::enable;
        tend();
        String door = webhookDoor();
        webhook().put("status", "suspended");
        lookAgain();
        assertThat(webhookDoor()).isNotEqualTo(door);
        assertThat(webhook().get("status").asText()).isEqualTo("enabled");
        assertThat(audited()).containsExactly("make-webhook", "remove-webhook", "make-webhook");
    }

    @Test
    void aHandshakeThatDoesNotComeIsWaitedForAndThenAskedForAnew() {
        wantEvents(ALL);
        tend();
        String door = webhookDoor();
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.PENDING);
        assertThat(tendAt()).isBefore(clock.instant().plus(Duration.ofMinutes(6)));
        pass(Duration.ofMinutes(5));
        tend();
        assertThat(webhookDoor()).isEqualTo(door);
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMinutes(5));
            tend();
        }
        assertThat(webhookDoor()).isNotEqualTo(door);
        assertThat(clio.webhooks).hasSize(1);
        assertThat(hooks.webhooks(group.id()).text()).contains("https://reviews.test/webhook/", "handshake");
        enable();
        pass(Duration.ofMinutes(5));
        tend();
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.ENABLED);
        assertThat(hooks.webhooks(group.id()).text()).isNull();
    }

    @Test
    void aSubscriptionWhoseSecretNobodyKnowsIsMadeAnew() {
        wantEvents(ALL);
        clio.showsSecret = false;
        clio.handshake = this::enable;
        tend();
        String door = webhookDoor();
        clio.showsSecret = true;
        lookAgain();
        assertThat(webhookDoor()).isNotEqualTo(door);
        assertThat(secret()).startsWith("secret-");
    }

    @Test
    void otherEventsAreWrittenIntoTheSubscriptionThatThereIs() {
        wantEvents(ALL);
        clio.handshake = this::enable;
        tend();
        String door = webhookDoor();
        group.triggers(Trigger.MATTER_WEBHOOK);
        tend();
        assertThat(webhookDoor()).isEqualTo(door);
        assertThat(hooks.webhooks(group.id()).events())
                .containsExactly("deleted", "matter_closed", "matter_opened", "matter_pended");
        assertThat(clio.asked)
                .contains("PATCH webhooks/N.json")
                .filteredOn(asked -> asked.startsWith("POST webhooks"))
                .hasSize(1);
    }

    @Test
    void aSubscriptionIsRenewedWhenHalfOfItIsOverAndNeverLapses() {
        wantEvents(ALL);
        clio.handshake = this::enable;
        tend();
        long id = webhook().get("id").asLong();
        for (int hours = 0; hours < 24 * 20; hours++) {
            pass(LOOK);
            tend();
            assertThat(Instant.parse(webhook().get("expires_at").asText()))
                    .isAfter(clock.instant().plus(LIFETIME.dividedBy(2)).minus(LOOK));
        }
        assertThat(webhook().get("id").asLong()).isEqualTo(id);
        assertThat(clio.asked)
                .filteredOn(asked -> asked.startsWith("PATCH webhooks"))
                .hasSizeBetween(4, 6);
        assertThat(hooks.webhooks(group.id()).expiresAt())
                .isEqualTo(webhook().get("expires_at").asText());
    }

    @Test
    void aSubscriptionThatIsWantedNoMoreIsEnded() {
        wantEvents(ALL);
        tend();
        wantEvents(null);
        tend();
        assertThat(clio.webhooks).isEmpty();
        assertThat(rows("SELECT * FROM clio_webhook")).isEmpty();
        assertThat(hooks.webhooks(group.id())).isNull();
        assertThat(tendAt()).isNull();
        assertThat(audited()).containsExactly("make-webhook", "remove-webhook");
    }

    @Test
    void withAnotherConnectionTheOldSubscriptionIsEndedAndANewOneMade() {
        wantEvents(ALL);
        tend();
        String door = webhookDoor();
        reconnect();
        tend();
        assertThat(webhookDoor()).isNotEqualTo(door);
        assertThat(webhook().get("url").asText()).endsWith(webhookDoor());
    }

    @Test
    void whatClioSaysOfASubscriptionThatItDoesNotTakeIsShownWithWhatToDo() {
        wantEvents(ALL);
        clio.refuseNext("GET", "webhooks", 403);
        tend();
        assertThat(hooks.webhooks(group.id()).text()).contains("the permission to read and write Webhooks");
        tending = tending("http://127.0.0.1:8080");
        clio.refuseNext("POST", "webhooks", 422);
        lookAgain();
        assertThat(hooks.webhooks(group.id()).text()).contains("Clio's words", "set public.url");
        assertThat(hooks.webhooks(group.id()).state()).isEqualTo(WebhookState.MISSING);
    }

    // --- The end

    @Test
    void whatADisconnectedGroupKeptIsRemovedAndNobodyMakesItAnewMeanwhile() {
        wantButton();
        wantEvents(ALL);
        tend();
        Round meanwhile = begunMeanwhile();
        Round removal = tending.beginRemoval(group.id());
        ask(removal);
        assertThat(clio.actions).isEmpty();
        assertThat(clio.webhooks).isEmpty();
        assertThat(tending.next(meanwhile)).as("it was taken out of its hands").isNull();
        tending.finish(meanwhile);
        clock.pass(Duration.ofSeconds(1));
        assertThat(tend()).isFalse();
        hooks.forget(group.id());
        assertThat(tend()).isFalse();
        group.connected();
        assertThat(tend()).isTrue();
        assertThat(clio.actions).hasSize(1);
        assertThat(clio.webhooks).hasSize(1);
    }

    private Round begunMeanwhile() {
        group.connected();
        return tending.begin(group.id());
    }

    @Test
    void whatCannotBeRemovedIsForgottenAllTheSame() {
        wantButton();
        wantEvents(ALL);
        tend();
        clio.refuseNext("DELETE", "custom_actions", 503);
        ask(tending.beginRemoval(group.id()));
        hooks.forget(group.id());
        assertThat(rows("SELECT * FROM clio_button")).isEmpty();
        assertThat(rows("SELECT * FROM clio_webhook")).isEmpty();
    }

    @Test
    void withoutAGrantNothingCanBeRemoved() {
        sql("DELETE FROM clio_connection");
        assertThat(tending.beginRemoval(group.id())).isNull();
        assertThat(tending.next(null)).isNull();
    }

    // --- What the tests say

    private void wantButton() {
        group.triggers(Trigger.CLOSED_MATTER, Trigger.MATTER_WEBHOOK);
    }

    private void wantEvents(String events) {
        Map<String, String> before =
                new Groups(database.client()).find(group.id()).orElseThrow().properties();
        new GroupChanges(database.client())
                .setProperties(group.id(), before, Collections.singletonMap(PropertyKey.WEBHOOK_EVENTS, events));
    }

    private void reconnect() {
        clock.pass(Duration.ofMinutes(1));
        group.connected();
    }

    private void enable() {
        webhook().put("status", "enabled");
    }

    private void lookAgain() {
        pass(LOOK);
        assertThat(tend()).isTrue();
    }

    private void pass(Duration time) {
        clock.pass(time.plusMillis(1));
    }

    private boolean tend() {
        return tend(group);
    }

    /** Whether it was this group's turn. */
    private boolean tend(StoredGroup one) {
        Round round = tending.begin(one.id());
        if (round == null) {
            return false;
        }
        go(round);
        return true;
    }

    private void go(Round round) {
        ask(round);
        tending.finish(round);
    }

    private void ask(Round round) {
        for (ClioRequest question = tending.next(round); question != null; question = tending.next(round)) {
            try {
                tending.heard(round, clio.answer(question));
            } catch (RuntimeException refused) {
                tending.refused(round, refused);
            }
        }
    }

    private Instant tendAt() {
        return database.client()
                .sql("SELECT tend_at FROM integration_group WHERE id = ?")
                .param(group.id())
                .query((row, number) -> java.util.Optional.ofNullable(Times.instant(row, "tend_at")))
                .single()
                .orElse(null);
    }

    private ObjectNode action() {
        assertThat(clio.actions).hasSize(1);
        return clio.actions.values().iterator().next();
    }

    private ObjectNode webhook() {
        assertThat(clio.webhooks).hasSize(1);
        return clio.webhooks.values().iterator().next();
    }

    private List<String> labels() {
        return clio.actions.values().stream()
                .map(action -> action.get("label").asText())
                .toList();
    }

    private String buttonDoor() {
        return single(String.class, "SELECT door FROM clio_button WHERE group_id = ?", group.id());
    }

    private String webhookDoor() {
        return single(String.class, "SELECT door FROM clio_webhook WHERE group_id = ?", group.id());
    }

    private String secret() {
        return vault.open(
                SealedColumn.WEBHOOK_SHARED_SECRET.place(group.id()),
                single(String.class, "SELECT shared_secret FROM clio_webhook"));
    }

    private List<String> audited() {
        return rows("SELECT action FROM audit_entry ORDER BY id").stream()
                .map(row -> Objects.toString(row.get("action")))
                .toList();
    }
}
