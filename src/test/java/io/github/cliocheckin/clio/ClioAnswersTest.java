package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of Clio's documented answers is read as. */
class ClioAnswersTest {

    private static final ClioRequest MATTERS =
            new ClioRequest(7, URI.create("https://app.clio.com/api/v4/matters.json?fields=id"));
    private static final ClioRequest CUSTOM_FIELDS =
            new ClioRequest(7, URI.create("https://app.clio.com/api/v4/custom_fields.json?fields=id"));

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private final ClioBudget budget = new ClioBudget(clock);
    private final ClioAnswers answers = new ClioAnswers(budget, clock);

    @Test
    void aSuccessIsItsJsonWhateverItsContentType() {
        assertThat(answers.read(MATTERS, 200, null, bytes("{\"data\":[]}")).has("data"))
                .isTrue();
    }

    @Test
    void anExpiredTokenIsToldInTheWayOfOAuth() {
        assertThatThrownBy(() -> read(401, "{\"error\":\"invalid_token\",\"error_description\":\"expired\"}"))
                .isInstanceOf(ClioUnauthorizedException.class)
                .returns("NOT_AUTHORIZED", refused -> ((ClioException) refused).code());
    }

    @Test
    void aMissingPermissionIsForbiddenInCliosOwnWords() {
        assertThatThrownBy(() -> read(403, error("ForbiddenError", "User is forbidden from taking that action")))
                .isInstanceOf(ClioForbiddenException.class)
                .hasMessageContaining("User is forbidden from taking that action")
                .returns("CLIO_FORBIDDEN", refused -> ((ClioException) refused).code());
    }

    @Test
    void aRefusalOfCustomFieldsIsToldApart() {
        assertThatThrownBy(() -> read(403, error("AccessDenied", "User does not have access to Custom Fields")))
                .isInstanceOf(CustomFieldsDeniedException.class)
                .hasMessageContaining("AccessDenied")
                .returns("CUSTOM_FIELDS_ACCESS_DENIED", refused -> ((ClioException) refused).code());
    }

    @Test
    void aForbiddenLookAtTheCustomFieldsIsARefusalOfThemWhateverItSays() {
        assertThatThrownBy(() -> answers.read(
                        CUSTOM_FIELDS, 403, null, bytes(error("ForbiddenError", "User is forbidden from that"))))
                .isInstanceOf(CustomFieldsDeniedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"23 | 23", " 23  | 23", "0 | 0", "'Mon, 02 Nov 2026 10:01:30 GMT' | 90", "soon | 60", "'' | 60"})
    void aRefusalForTheRateTellsWhenToComeBack(String retryAfter, int seconds) {
        assertThat(busy(429, retryAfter, "").until()).isEqualTo(clock.instant().plusSeconds(seconds));
    }

    @Test
    void withoutAHeaderTheTextOfTheRefusalTellsWhenToComeBack() {
        ClioBusyException busy = busy(429, null, error("RateLimited", "Rate limit reached. Retry in 23 seconds."));
        assertThat(busy.until()).isEqualTo(clock.instant().plusSeconds(23));
        assertThat(busy.isSaidByClio()).isTrue();
    }

    @Test
    void theHeaderIsBelievedBeforeTheText() {
        assertThat(busy(429, "5", error("RateLimited", "Retry in 23 seconds.")).until())
                .isEqualTo(clock.instant().plusSeconds(5));
    }

    @Test
    void aRefusalThatTellsNothingLastsAMinute() {
        assertThat(busy(429, null, "<html>slow down</html>").until())
                .isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void noRefusalStopsAFirmForMoreThanADay() {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        assertThat(busy(429, "999999999", "").until()).isEqualTo(tomorrow);
        assertThat(busy(429, "Tue, 01 Jan 2041 00:00:00 GMT", "").until()).isEqualTo(tomorrow);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429, 503})
    void aRefusalWrappedInBase64IsSeenThroughAtAnyStatus(int status) {
        String wrapped = Base64.getEncoder()
                .encodeToString("{\"error\":{\"type\":\"RateLimited\"}}".getBytes(StandardCharsets.UTF_8));
        ClioBusyException busy =
                busy(status, null, "{\"metadata\":{\"encodingDecoded\":\"text/plain\"},\"data\":\"" + wrapped + "\"}");
        assertThat(busy.until()).isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void aRefusalClosesTheBudgetOfItsAccountUntilThen() {
        busy(429, "23", "");
        assertThatThrownBy(() -> budget.admit(MATTERS)).isInstanceOf(ClioBusyException.class);
        clock.pass(Duration.ofSeconds(23));
        assertThat(budget.admit(MATTERS)).isSameAs(MATTERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>Internal error</html>",
                "502 | ''",
                "503 | {\"error\":{\"type\":\"Maintenance\"}}",
                "408 | {}",
                "302 | <a href='https://elsewhere.example'>moved</a>",
                "200 | {\"data\":[{\"id\":1},{\"id\"",
                "200 | ''",
                "200 | {\"meta\":{}}",
                "200 | {\"data\":null}",
                "200 | <html>Sign in</html>",
                "200 | 17",
                "204 | ''"
            })
    void whatCannotBeUsedMayBeAskedAgain(int status, String body) {
        assertThatThrownBy(() -> read(status, body))
                .isInstanceOf(ClioUnavailableException.class)
                .returns("CLIO_UNAVAILABLE", refused -> ((ClioException) refused).code());
    }

    @Test
    void aUserMayHaveMoreThanWasAskedFor() throws Exception {
        ClioUser user = answers.user(new ObjectMapper().readTree("""
                {"data": {"id": 5, "etag": "x", "name": "Ada", "email": "ada@firm.test", "enabled": true,
                          "account": {"id": 7, "etag": "y", "name": "Firm", "state": "active"}}}"""));
        assertThat(user).isEqualTo(new ClioUser(5, "Ada", null, new ClioUser.Account(7, "Firm")));
    }

    @Test
    void noBodyAtAllMayBeAskedAgain() {
        assertThatThrownBy(() -> answers.read(MATTERS, 200, null, null)).isInstanceOf(ClioUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void aRefusedQuestionIsRefusedAgain(int status) {
        assertThatThrownBy(() -> read(status, error("ArgumentError", "page_token is invalid")))
                .isInstanceOf(PageRefusedException.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining("page_token is invalid");
    }

    private void read(int status, String body) {
        answers.read(MATTERS, status, null, bytes(body));
    }

    private ClioBusyException busy(int status, String retryAfter, String body) {
        return catchThrowableOfType(
                ClioBusyException.class, () -> answers.read(MATTERS, status, retryAfter, bytes(body)));
    }

    private static String error(String type, String message) {
        return "{\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
