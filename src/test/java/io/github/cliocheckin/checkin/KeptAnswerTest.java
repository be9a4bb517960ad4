package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the receiver's answers: what they say, and nobody's name. */
class KeptAnswerTest {

    private final Delivery delivery = TestDeliveries.delivery();

    @Test
    void codeMessageAndCustomerAreKept() throws Exception {
        assertThat(kept("{\"code\": 1541, \"message\": \"Too early\"}")).isEqualTo("code 1541, message \"Too early\"");
        assertThat(kept("{\"errorCode\": 7, \"errorMessage\": \"No\"}")).isEqualTo("errorCode 7, errorMessage \"No\"");
        assertThat(kept("{\"customerId\": 98765, \"name\": \"Marisol Vega\"}")).isEqualTo("customerId 98765");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.vega@example.com is taken",
                "M.Vega@Example.com is taken",
                "somebody.else@mail.test has it",
                "m.vega%40example.com is taken",
                "somebody.else&#64;mail.test has it",
                "Marisol is known",
                "VEGA, MARISOL",
                "5125550123 is no number",
                "+1 (512) 555-0199 is no number"
            })
    void whomAMessageNamesIsLeftOut(String message) throws Exception {
        assertThat(kept("{\"code\": 1, \"message\": \"" + message + "\"}"))
                .contains("…")
                .doesNotContainIgnoringCase("vega")
                .doesNotContainIgnoringCase("marisol")
                .doesNotContain("@", "%40", "somebody", "555");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "errorCode", "customerId"})
    void whomAnotherFieldNamesIsLeftOutToo(String field) throws Exception {
        assertThat(kept("{\"" + field + "\": \"m.vega@example.com\"}")).isEqualTo(field + " …");
        assertThat(kept("{\"" + field + "\": \"5125550123\"}")).isEqualTo(field + " …");
    }

    @Test
    void anotherCustomersNumberIsKeptHoweverLong() throws Exception {
        assertThat(kept("{\"customerId\": 987654321098}")).isEqualTo("customerId 987654321098");
    }

    @Test
    void whatCannotBeReadKeepsNothingFromBeingRecorded() throws Exception {
        JsonNode answer = Json.mapper().readTree("{\"code\": 1, \"message\": \"No\"}");
        assertThat(KeptAnswer.of(null, 400, null, answer).text()).startsWith("an answer that could not be read");
    }

    @Test
    void anAnswerOfAnySizeIsReadAtOnce() throws Exception {
        String body = "{\"code\": 1, \"message\": \"" + "x".repeat(1_000_000) + "\"}";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> kept(body));
    }

    @Test
    void whatIsNoJsonIsOnlyMeasured() {
        byte[] body = "<html>Marisol Vega</html>".getBytes(StandardCharsets.UTF_8);
        assertThat(KeptAnswer.of(delivery.request(), 503, body, null).text())
                .isEqualTo("25 bytes that are no JSON object");
        assertThat(KeptAnswer.of(delivery.request(), 503, null, null).text()).startsWith("0 bytes");
    }

    @Test
    void aLongMessageIsCut() throws Exception {
        assertThat(kept("{\"code\": 1, \"message\": \"" + "x".repeat(9000) + "\"}"))
                .hasSize(500);
    }

    private String kept(String body) throws Exception {
        JsonNode answer = Json.mapper().readTree(body);
        return KeptAnswer.of(delivery.request(), 400, body.getBytes(StandardCharsets.UTF_8), answer)
                .text();
    }
}
