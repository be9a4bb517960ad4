package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.api.Json;
import java.nio.charset.StandardCharsets;
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
                .doesNotContain("@", "555");
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
