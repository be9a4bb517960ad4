package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.clio.ClioUser;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that holds a secret tells it when it is written to a log. */
class SecretsUnsaidTest {

    private static final Instant NOW = TestClock.at("2026-11-02T10:00:00Z").instant();
    private static final Tokens TOKENS = new Tokens("secret-access", "secret-refresh", null, NOW);
    private static final ClioApp APP = new ClioApp(
            Region.US, TestApps.CLIO, "key", "secret-of-app", URI.create("https://reviews.test/oauth/callback/us"));
    private static final ClioUser PERSON =
            new ClioUser(7, "secret person", "UTC", new ClioUser.Account(8, "secret account"));
    private static final ClioConnection CONNECTION =
            new ClioConnection(1, Region.US, TOKENS, null, null, PERSON, NOW, "an operator", 3);

    static Object[] holders() {
        return new Object[] {
            TOKENS,
            APP,
            CONNECTION,
            new AccessTokens.Taken(CONNECTION, true),
            TokenRequest.forCode(APP, "secret-code", "secret-verifier"),
            TokenRequest.toRenew(APP, TOKENS),
            TokenRequest.toEnd(APP, TOKENS),
            new Begun(URI.create("https://app.clio.com/oauth/authorize?state=secret"), NOW),
            new PendingAuthorization(1, Region.US, "secret-code", "secret-verifier", "secret-hash", "an operator"),
            new ReturnFromClio("secret-state", "secret-code", null),
            new ReturnFromClio("secret-state", null, "secret-error")
        };
    }

    @ParameterizedTest
    @MethodSource("holders")
    void whoeverHoldsASecretDoesNotSayIt(Object holder) {
        assertThat(holder.toString()).isNotBlank().doesNotContain("secret");
    }

    @Test
    void theFormSaysWhatOAuthWants() {
        assertThat(TokenRequest.toRenew(APP, TOKENS).form())
                .isEqualTo("grant_type=refresh_token&client_id=key&client_secret=secret-of-app"
                        + "&refresh_token=secret-refresh");
        assertThat(TokenRequest.forCode(APP, "a&b=c d", "secret-verifier").form())
                .contains("&code=a%26b%3Dc+d&")
                .contains("&redirect_uri=https%3A%2F%2Freviews.test%2Foauth%2Fcallback%2Fus&")
                .endsWith("&code_verifier=secret-verifier");
        assertThat(TokenRequest.toEnd(APP, TOKENS).uri()).hasToString("https://app.clio.com/oauth/deauthorize");
        assertThat(TokenRequest.toEnd(APP, TOKENS).accessToken()).isEqualTo("secret-access");
    }
}
