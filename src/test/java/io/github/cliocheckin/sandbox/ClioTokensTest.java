package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.sandbox.SandboxApp.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClioTokensTest {
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String[] CHALLENGE = {
        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256"
    };

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final SandboxClio clio = SandboxClio.start(0, Firm.empty(), clock);
    private final SandboxApp app = SandboxApp.of(clio);

    @AfterEach
    void stop() {
        clio.close();
    }

    @Test
    void aCodeBringsBothTokensAndTheirTime() {
        Caller.Reply reply = app.exchanges(app.code());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        JsonNode answer = reply.json();
        assertThat(answer.path("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.path("expires_in").asLong()).isEqualTo(2_592_000);
        assertThat(answer.path("refresh_token").asText()).isNotEmpty();
        assertThat(app.whoAmI(answer.path("access_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void aCodeServesOnce() {
        String code = app.code();
        app.exchanges(code);
        assertRefused(app.exchanges(code), 400, "invalid_grant");
    }

    @Test
    void aCodeServesForTenMinutes() {
        String inTime = app.code();
        String late = app.code();
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(app.exchanges(inTime).status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertRefused(app.exchanges(late), 400, "invalid_grant");
    }

    @Test
    void aCodeServesOnlyTheAppAndTheAddressItWasMadeFor() {
        clio.oauth().register("other-app", "other-secret");
        String code = app.code();
        assertRefused(app.named("other-app", "other-secret").exchanges(code), 400, "invalid_grant");
        assertRefused(app.returningTo("http://127.0.0.1:8080/other").exchanges(code), 400, "invalid_grant");
        assertRefused(app.exchanges("made-up"), 400, "invalid_grant");
        assertThat(app.exchanges(code).status()).isEqualTo(200);
    }

    @Test
    void aChallengeWantsItsVerifier() {
        String code = app.code(CHALLENGE);
        assertRefused(app.exchanges(code), 400, "invalid_request");
        assertRefused(app.exchanges(code, "code_verifier", "another"), 400, "invalid_grant");
        assertThat(app.exchanges(code, "code_verifier", VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void aClioWithoutPkcePassesItOver() {
        clio.oauth().ignoresPkce(true);
        assertThat(app.exchanges(app.code(CHALLENGE)).status()).isEqualTo(200);
        assertThat(app.exchanges(app.code(CHALLENGE), "code_verifier", "another")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theAppMustProveItself() {
        assertRefused(app.named("sandbox-app", "guessed").exchanges(app.code()), 401, "invalid_client");
        assertRefused(app.named("unknown", "sandbox-secret").exchanges(app.code()), 401, "invalid_client");
        assertRefused(app.named("unknown", "").refreshes(app.connects().refresh()), 401, "invalid_client");
    }

    @Test
    void anAppOfOneRegionIsUnknownInAnother() {
        try (SandboxClio europe = SandboxClio.start(0, Firm.empty())) {
            europe.oauth().register("europe-app", "europe-secret");
            SandboxApp there = SandboxApp.of(europe).named("europe-app", "europe-secret");
            Tokens tokens = there.connects();
            SandboxApp astray = app.named("europe-app", "europe-secret");
            assertRefused(astray.refreshes(tokens.refresh()), 401, "invalid_client");
            assertThat(app.whoAmI(tokens.access()).status()).isEqualTo(401);
            assertThat(there.whoAmI(tokens.access()).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        Caller.Reply nothing = app.caller().form("/oauth/token", "client_id", "sandbox-app");
        assertRefused(nothing, 400, "invalid_request");
        assertThat(nothing.json().path("error_description").asText()).contains("grant_type");
        assertRefused(app.exchanges(""), 400, "invalid_request");
        assertRefused(app.returningTo("").exchanges("some-code"), 400, "invalid_request");
        assertRefused(app.refreshes(""), 400, "invalid_request");
    }

    @Test
    void otherGrantsAreNotServed() {
        assertRefused(
                app.caller().form("/oauth/token", "grant_type", "password", "username", "avery"),
                400,
                "unsupported_grant_type");
    }

    @Test
    void secretsCountInTheFormOnly() {
        String fields = Caller.encoded("grant_type", "refresh_token", "refresh_token", "x");
        assertRefused(app.caller().send("POST", "/oauth/token?" + fields, ""), 400, "invalid_request");
        assertRefused(app.caller().send("POST", "/oauth/token", fields), 400, "invalid_request");
        assertRefused(app.caller().form("/oauth/token", "grant_type", "%zz"), 400, "unsupported_grant_type");
        assertThat(app.caller().get("/oauth/token").status()).isEqualTo(404);
    }

    @Test
    void aRefreshTokenServesAgainAndAgain() {
        Tokens first = app.connects();
        JsonNode answer = app.refreshes(first.refresh()).json();
        assertThat(answer.has("refresh_token")).isFalse();
        assertThat(answer.path("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.path("expires_in").asLong()).isEqualTo(2_592_000);
        Tokens second = Tokens.of(app.refreshes(first.refresh()));
        assertThat(second.access()).isNotEqualTo(answer.path("access_token").asText());
        for (String token : List.of(first.access(), answer.path("access_token").asText(), second.access())) {
            assertThat(app.whoAmI(token).status()).isEqualTo(200);
        }
    }

    @Test
    void refreshTokensRotateWhenToldSo() {
        clio.oauth().rotatesRefreshTokens(true);
        Tokens first = app.connects();
        Tokens second = Tokens.of(app.refreshes(first.refresh()));
        assertThat(second.refresh()).isNotNull().isNotEqualTo(first.refresh());
        assertRefused(app.refreshes(first.refresh()), 400, "invalid_grant");
        assertThat(app.refreshes(second.refresh()).status()).isEqualTo(200);
    }

    @Test
    void theOldAccessTokenEndsWithTheRefreshWhenToldSo() {
        clio.oauth().refreshEndsAccessTokens(true);
        Tokens first = app.connects();
        Tokens other = app.connects();
        Tokens second = Tokens.of(app.refreshes(first.refresh()));
        assertThat(app.whoAmI(first.access()).status()).isEqualTo(401);
        assertThat(app.whoAmI(second.access()).status()).isEqualTo(200);
        assertThat(app.whoAmI(other.access()).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenServesItsOwnAppOnly() {
        clio.oauth().register("other-app", "other-secret");
        Tokens tokens = app.connects();
        assertRefused(app.named("other-app", "other-secret").refreshes(tokens.refresh()), 400, "invalid_grant");
        assertRefused(app.refreshes(tokens.access()), 400, "invalid_grant");
    }

    @Test
    void grantedRefreshesAreCountedAndTheJournalHasThemAll() {
        Tokens tokens = app.connects();
        app.refreshes(tokens.refresh());
        app.refreshes("made-up");
        assertThat(clio.oauth().refreshes()).isEqualTo(1);
        assertThat(clio.journal().entries())
                .filteredOn(entry -> entry.form("grant_type").equals(Optional.of("refresh_token")))
                .extracting(entry -> entry.form("refresh_token").orElseThrow(), Journal.Entry::status)
                .containsExactly(tuple(tokens.refresh(), 200), tuple("made-up", 400));
        assertThat(clio.journal().entries())
                .filteredOn(entry -> entry.form("code").isPresent())
                .allMatch(entry -> entry.form("client_secret").equals(Optional.of("sandbox-secret")));
    }

    @Test
    void anAccessTokenCountsAsLongAsItWasSaidTo() {
        clio.oauth().accessTokenLife(Duration.ofMinutes(5));
        Caller.Reply reply = app.exchanges(app.code());
        assertThat(reply.json().path("expires_in").asLong()).isEqualTo(300);
        String token = Tokens.of(reply).access();
        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(app.whoAmI(token).status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertRefused(app.whoAmI(token), 401, "invalid_token");
    }

    @Test
    void oauthFailsOnCommandLikeTheRest() {
        Tokens tokens = app.connects();
        clio.faults().whenPath("/oauth/token", 1, Fault.html(503));
        assertThat(app.refreshes(tokens.refresh()).status()).isEqualTo(503);
        assertThat(clio.oauth().refreshes()).isZero();
        assertThat(app.refreshes(tokens.refresh()).status()).isEqualTo(200);
    }

    private static void assertRefused(Caller.Reply reply, int status, String error) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_description").asText()).isNotEmpty();
    }
}
