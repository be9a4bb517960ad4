package io.github.cliocheckin.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.api.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTest {

    private static final ObjectMapper JSON = Json.mapper();

    @ParameterizedTest
    @CsvSource({
        "matter_closed, MATTER_CLOSED",
        "matter_pended, MATTER_PENDED",
        "matter_opened, MATTER_OPENED",
        "deleted, DELETED"
    })
    void whatClioSendsIsRead(String word, MatterEvent event) throws IOException {
        assertThat(read(DeliveryMutations.body(900_123, word, "6f1c", 6601)))
                .contains(new Telling(event, 900_123, "\"6f1c\"", 6601L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated", "created", "", "MATTER_CLOSED", "matter_closed "})
    void anEventThatNobodyAskedForIsNone(String event) throws IOException {
        assertThat(read(DeliveryMutations.body(1, event, "e", 6601))).isEmpty();
    }

    @Test
    void anEtagMayBeMissing() throws IOException {
        assertThat(etag("")).isEmpty();
        assertThat(etag(", \"etag\": null")).isEmpty();
        assertThat(etag(", \"etag\": 7")).isEqualTo("7");
        assertThat(etag(", \"etag\": \"" + "x".repeat(300) + "\"")).hasSize(200);
        assertThat(etag(", \"etag\": \"a\\u0000b\"")).isEqualTo("ab");
    }

    @Test
    void whichSubscriptionItIsMayBeUnsaid() throws IOException {
        assertThat(read("{\"data\": {\"id\": 1}, \"meta\": {\"event\": \"deleted\"}}")
                        .orElseThrow()
                        .webhookId())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"\"",
                "{}",
                "{\"data\": {\"id\": 1}}",
                "{\"data\": {\"id\": 1}, \"meta\": {}}",
                "{\"data\": {\"id\": 1}, \"meta\": \"matter_closed\"}",
                "{\"data\": {\"id\": 1}, \"meta\": {\"event\": [\"matter_closed\"]}}",
                "{\"data\": {}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": {\"id\": 0}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": {\"id\": -1}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": {\"id\": 1.0}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": {\"id\": \"1\"}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": {\"id\": 9223372036854775808}, \"meta\": {\"event\": \"matter_closed\"}}",
                "{\"data\": [{\"id\": 1}], \"meta\": {\"event\": \"matter_closed\"}}"
            })
    void whatIsNoDeliveryIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": {\"id\": 1, \"id\": 2}, \"meta\": {\"event\": \"deleted\"}}",
                "{\"data\": {\"id\": 1}, \"meta\": {\"event\": \"deleted\"}, \"meta\": {}}",
                "{\"data\": {\"id\": 1}, \"meta\": {\"event\": \"deleted\"}} {}",
                "{\"data\": {\"id\": 1}, \"meta\": {\"event\": \"deleted\"}}x",
                "{\"data\": {\"id\": 1}, \"meta\": {\"event\": \"deleted\"}"
            })
    void whatCouldBeUnderstoodInTwoWaysIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JsonProcessingException.class);
    }

    private static String etag(String etag) throws IOException {
        return read("{\"data\": {\"id\": 1" + etag + "}, \"meta\": {\"event\": \"deleted\", \"webhook_id\": 2}}")
                .orElseThrow()
                .etag();
    }

    private static Optional<Telling> read(String body) throws IOException {
        return Telling.read(JSON, body.getBytes(StandardCharsets.UTF_8));
    }
}
