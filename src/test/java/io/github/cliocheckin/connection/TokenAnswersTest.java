package io.github.cliocheckin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cliocheckin.TestClock;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of Clio's OAuth server is read as, the documented ones and those that it may give one day. */
class TokenAnswersTest {

    private static final String HTML = "<!DOCTYPE html><title>secret-refresh</title>";
    private static final Tokens TOKENS = new Tokens("secret-access", "secret-refresh", null, null);

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private final TokenAnswers answers = new TokenAnswers(clock);
    private final TokenRequest request =
            TokenRequest.toRenew(TestApps.registered().of(Region.EU), TOKENS);

    @Test
    void anAnswerHoldsBothTokensAndHowLongOneOfThemLives() {
        Tokens tokens = tokens("""
                {"token_type": "bearer", "access_token": "a-1", "refresh_token": "r-1", "expires_in": 2592000}""");
        assertThat(tokens.accessToken()).isEqualTo("a-1");
        assertThat(tokens.refreshToken()).isEqualTo("r-1");
        assertThat(tokens.renewAt()).isEqualTo(clock.instant().plus(Duration.ofDays(27)));
        assertThat(tokens.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void anAnswerToARenewalNeedsNoOtherRefreshToken() {
        Tokens tokens = tokens("{\"access_token\": \"a-1\", \"expires_in\": 100}");
        assertThat(tokens.refreshToken()).isNull();
        assertThat(tokens.renewAt()).isEqualTo(clock.instant().plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-1", "\"soon\"", "\"3600\"", "1e300", "99999999999999999999", "{}", "true"})
    void aLifetimeThatIsNoneIsNotBelieved(String seconds) {
        Tokens tokens = tokens("{\"access_token\": \"a-1\", \"expires_in\": " + seconds + "}");
        assertThat(tokens.renewAt()).isNull();
        assertThat(tokens.expiresAt()).isNull();
    }

    @Test
    void withoutALifetimeNobodyKnowsWhenTheTokenEnds() {
        Tokens tokens = tokens("{\"access_token\": \"a-1\"}");
        assertThat(tokens.isDueAt(clock.instant().plus(Duration.ofDays(9999)))).isFalse();
        assertThat(tokens.isExpiredAt(clock.instant().plus(Duration.ofDays(9999))))
                .isFalse();
    }

    @Test
    void aLifetimeOfAgesIsCutToTenYears() {
        assertThat(tokens("{\"access_token\": \"a-1\", \"expires_in\": 9223372036854775807}")
                        .expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(3650)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"with space\"",
                "\"with\\nline\"",
                "\"with\\r\\nX-Header: 1\"",
                "\"\\u0000\"",
                "\"t\\u00f6ken\"",
                "\"\"",
                "null",
                "{}",
                "[\"a\"]"
            })
    void aTokenThatNoHeaderCouldCarryIsNone(String token) {
        assertThatThrownBy(() -> tokens("{\"access_token\": " + token + ", \"refresh_token\": \"secret-refresh\"}"))
                .isInstanceOf(ClioUnavailableException.class)
                .hasMessage("Clio answered 200 without an access token");
        assertThat(tokens("{\"access_token\": \"a-1\", \"refresh_token\": " + token + "}")
                        .refreshToken())
                .isNull();
    }

    @Test
    void aTokenThatIsLongerThanItsColumnIsNone() {
        assertThat(tokens("{\"access_token\": \"" + "a".repeat(4000) + "\"}").accessToken())
                .hasSize(4000);
        assertUnavailable(200, "{\"access_token\": \"" + "a".repeat(4001) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {HTML, "", "[]", "null", "\"secret-refresh\"", "{\"access_token\"", "{}"})
    void aSuccessWithoutTokensIsTriedAgain(String body) {
        assertUnavailable(200, body);
        assertUnavailable(200, null);
        assertUnavailable(204, body);
        assertUnavailable(302, body);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422})
    void onlyTheStandardSWordForItEndsAGrant(int status) {
        assertThatThrownBy(() -> read(status, null, error("invalid_grant")))
                .isInstanceOf(GrantLostException.class)
                .hasMessage("Clio took the grant back (invalid_grant)")
                .returns("NOT_AUTHORIZED", lost -> ((ClioException) lost).code());
    }

    @ParameterizedTest
    @CsvSource({
        // What a server of Clio's kind has said of refresh tokens that it had revoked, and what stands before it may
        // say
        "400, invalid_request",
        "401, invalid_token",
        "400, access_denied",
        "403, some_error_of_tomorrow"
    })
    void aRefusalInOtherWordsLeavesTheTokens(int status, String error) {
        assertThatThrownBy(() -> read(status, null, error(error)))
                .isInstanceOf(RenewalRefusedException.class)
                .hasMessage("Clio's OAuth server refuses (" + status + " " + error + ")")
                .returns("NOT_AUTHORIZED", refused -> ((ClioException) refused).code());
        assertThatThrownBy(() -> read(status, null, HTML))
                .isInstanceOf(RenewalRefusedException.class)
                .hasMessage("Clio's OAuth server refuses (" + status + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client",
        "400, invalid_client",
        "400, unauthorized_client",
        "400, unsupported_grant_type",
        "500, invalid_client"
    })
    void anAppThatClioDoesNotKnowLosesNoGrant(int status, String error) {
        assertThatThrownBy(() -> read(status, null, error(error)))
                .isInstanceOf(AppRefusedException.class)
                .hasMessageContainingAll("region EU", "clio.eu.client-id", "clio.eu.client-secret")
                .returns("CLIO_APP_REFUSED", refused -> ((ClioException) refused).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23 | 23",
                "'Mon, 02 Nov 2026 10:01:30 GMT' | 90",
                "999999 | 86400",
                "soon | 60",
                "'' | 60",
                " | 60"
            })
    void aRefusalForTheRateTellsWhenToComeBack(String retryAfter, int seconds) {
        for (String body : new String[] {HTML, error("invalid_grant"), ""}) {
            ClioBusyException busy = catchThrowableOfType(ClioBusyException.class, () -> read(429, retryAfter, body));
            assertThat(busy.until()).isEqualTo(clock.instant().plusSeconds(seconds));
            assertThat(busy.isSaidByClio()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 500, 502, 503, 504})
    void anAnswerThatIsNotOAuthsOwnLosesNoGrant(int status) {
        for (String body : new String[] {
            HTML,
            "",
            "{}",
            "[]",
            "{\"error\": {\"type\": \"ForbiddenError\", \"message\": \"secret-refresh\"}}",
            "{\"error\": \"The token secret-refresh is wrong\"}",
            "{\"error\": \"" + "a".repeat(51) + "\"}"
        }) {
            if (status < 404) {
                assertThatThrownBy(() -> read(status, null, body))
                        .isInstanceOf(RenewalRefusedException.class)
                        .hasMessage("Clio's OAuth server refuses (" + status + ")");
            } else {
                assertUnavailable(status, body);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, server_error",
        "400, temporarily_unavailable",
        "400, slow_down",
        "500, server_error",
        "503, temporarily_unavailable",
        "500, invalid_grant",
        "302, invalid_grant"
    })
    void anErrorOfTheServersOwnLosesNoGrant(int status, String error) {
        assertUnavailable(status, error(error));
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "204, true",
        "401, false",
        "400, false",
        "404, false",
        "429, false",
        "500, false",
        "302, false"
    })
    void aGrantHasEndedOnlyIfClioSaysSo(int status, boolean ended) {
        assertThat(answers.hasEnded(status)).isEqualTo(ended);
    }

    private Tokens tokens(String body) {
        return read(200, null, body);
    }

    private Tokens read(int status, String retryAfter, String body) {
        return answers.tokens(request, status, retryAfter, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertUnavailable(int status, String body) {
        assertThatThrownBy(() -> read(status, null, body))
                .isInstanceOf(ClioUnavailableException.class)
                .message()
                .contains(String.valueOf(status))
                .doesNotContain("secret", "<", "aaa");
    }

    private static String error(String code) {
        return "{\"error\": \"" + code + "\", \"error_description\": \"secret-refresh was refused\"}";
    }
}
