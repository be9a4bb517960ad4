package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.sandbox.SandboxApp.Tokens;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClioAccessEndTest {
    private final Firm firm = Firm.empty();
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final SandboxApp app = SandboxApp.of(clio);
    private final Caller curl = app.caller();
    /** Takes the callback, for it writes down whatever it gets. */
    private final SandboxReceiver listener = SandboxReceiver.start(0);

    @AfterEach
    void stop() {
        clio.close();
        listener.close();
    }

    @Test
    void theAppGivesItsAccessBack() {
        Tokens tokens = app.connects();
        Tokens kept = app.connects();
        Caller.Reply reply = gives(tokens.access(), tokens.access());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
        assertThat(app.refreshes(tokens.refresh()).json().path("error").asText())
                .isEqualTo("invalid_grant");
        assertThat(app.whoAmI(kept.access()).status()).isEqualTo(200);
        assertThat(gives(tokens.access(), tokens.access()).status()).isEqualTo(401);
    }

    @Test
    void onlyItsOwnTokenCanBeGivenBack() {
        Tokens tokens = app.connects();
        Tokens other = app.connects();
        assertThat(gives(tokens.access(), other.access()).status()).isEqualTo(401);
        assertThat(gives("made-up", tokens.access()).status()).isEqualTo(401);
        assertThat(gives(tokens.access(), "made-up").status()).isEqualTo(401);
        assertThat(curl.form("/oauth/deauthorize", "token", tokens.access()).status())
                .isEqualTo(401);
        assertThat(curl.with("Authorization", "Bearer " + tokens.access())
                        .form("/oauth/deauthorize")
                        .status())
                .isEqualTo(400);
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(200);
        assertThat(app.whoAmI(other.access()).status()).isEqualTo(200);
    }

    @Test
    void theTokenFromTheStartCanBeGivenBackToo() {
        assertThat(gives("sandbox-token", "sandbox-token").status()).isEqualTo(200);
        assertThat(app.whoAmI("sandbox-token").status()).isEqualTo(401);
    }

    @Test
    void givingAccessBackIsToldToTheCallback() {
        clio.oauth().deauthorizationCallback(listener.url() + "/oauth/deauthorized");
        Tokens tokens = app.connects();
        gives(tokens.access(), tokens.access());
        await().until(() -> listener.journal().count("/oauth/deauthorized") == 1);
        assertThat(told(0).path("access_token").asText()).isEqualTo(tokens.access());
    }

    @Test
    void aPersonTakesTheConsentBackAndTheCallbackIsToldUnsigned() {
        clio.oauth().deauthorizationCallback(listener.url() + "/oauth/deauthorized");
        Tokens tokens = app.connects();
        String unused = app.code();
        assertThat(clio.oauth().revokeGrants()).isEqualTo(1);
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
        assertThat(app.refreshes(tokens.refresh()).json().path("error").asText())
                .isEqualTo("invalid_grant");
        assertThat(app.exchanges(unused).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(app.whoAmI("sandbox-token").status()).isEqualTo(200);
        assertThat(listener.journal().count("/oauth/deauthorized")).isEqualTo(1);
        Journal.Entry call = listener.journal().entries().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.headers()).containsEntry("content-type", "application/json");
        assertThat(call.headers()).doesNotContainKeys("authorization", "x-hook-signature");
        assertThat(told(0))
                .isEqualTo(Json.object()
                        .put("client_id", "sandbox-app")
                        .put("user_id", 350_001)
                        .put("access_token", "all"));
    }

    @Test
    void aCallbackThatNobodyAnswersHoldsNothingUp() {
        listener.faults().next(1, Fault.cut());
        clio.oauth().deauthorizationCallback(listener.url() + "/oauth/deauthorized");
        Tokens tokens = app.connects();
        clio.oauth().revokeGrants();
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
    }

    @Test
    void expiredAccessTokensAreRefused() {
        Tokens tokens = app.connects();
        clio.oauth().expireAccessTokens();
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
        assertThat(app.whoAmI("sandbox-token").status()).isEqualTo(200);
        Tokens fresh = Tokens.of(app.refreshes(tokens.refresh()));
        assertThat(app.whoAmI(fresh.access()).status()).isEqualTo(200);
    }

    @Test
    void oneTokenCanBeRevokedAlone() {
        Tokens tokens = app.connects();
        clio.revokeToken(tokens.access());
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
        assertThat(app.refreshes(tokens.refresh()).status()).isEqualTo(200);
    }

    @Test
    void everyConsentIsSomebodys() {
        Tokens avery = app.connects();
        clio.oauth().grantsAs(user -> user.put("id", 350_002).put("name", "Blake Sandbox"));
        Tokens blake = app.connects();
        assertThat(app.whoAmI(avery.access()).data().path("id").asLong()).isEqualTo(350_001);
        assertThat(app.whoAmI(blake.access()).data().path("id").asLong()).isEqualTo(350_002);
        Tokens refreshed = Tokens.of(app.refreshes(blake.refresh()));
        assertThat(app.whoAmI(refreshed.access()).data().path("name").asText()).isEqualTo("Blake Sandbox");
        assertThat(app.whoAmI("sandbox-token").data().path("id").asLong()).isEqualTo(350_001);
    }

    @Test
    void whatTheAppHasNoPermissionForIsForbidden() {
        Caller caller = Caller.of(clio);
        long matter = firm.addMatter("Open", LocalDate.of(2026, 10, 1)).save();
        for (String resource : List.of("custom_fields", "contacts", "matters", "users")) {
            clio.deny(resource);
        }
        for (String path : List.of("custom_fields", "contacts/1", "matters", "matters/" + matter, "users/who_am_i")) {
            Caller.Reply reply = caller.get("/api/v4/" + path + ".json");
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.json().at("/error/type").asText()).isEqualTo("ForbiddenError");
        }
        clio.denyNothing();
        assertThat(caller.matters().status()).isEqualTo(200);
    }

    @Test
    void onlyWhatIsDeniedIsForbidden() {
        clio.deny("custom_fields");
        assertThat(Caller.of(clio).get("/api/v4/custom_fields.json").status()).isEqualTo(403);
        assertThat(Caller.of(clio).matters().status()).isEqualTo(200);
    }

    @Test
    void anotherProcessExpiresRevokesAndDeniesThroughTheDesk() {
        Tokens tokens = app.connects();
        assertThat(curl.send("POST", "/sandbox/oauth/expire", "").status()).isEqualTo(204);
        assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
        assertThat(app.refreshes(tokens.refresh()).status()).isEqualTo(200);
        assertThat(curl.send("POST", "/sandbox/oauth/revoke", "")
                        .json()
                        .path("revoked")
                        .asInt())
                .isEqualTo(1);
        assertThat(app.refreshes(tokens.refresh()).status()).isEqualTo(400);
        assertThat(curl.send("POST", "/sandbox/deny/matters", "").status()).isEqualTo(204);
        assertThat(Caller.of(clio).matters().status()).isEqualTo(403);
        assertThat(curl.send("DELETE", "/sandbox/deny", "").status()).isEqualTo(204);
        assertThat(Caller.of(clio).matters().status()).isEqualTo(200);
    }

    private Caller.Reply gives(String bearer, String token) {
        return curl.with("Authorization", "Bearer " + bearer).form("/oauth/deauthorize", "token", token);
    }

    private JsonNode told(int call) {
        try {
            return Json.read(listener.journal().entries().get(call).body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
