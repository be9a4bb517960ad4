package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlDeskTest {
    private final Firm firm = Firm.empty();
    private final SandboxClio clio = SandboxClio.start(0, firm);
    private final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Caller curl = Caller.of(clio).with();

    @AfterEach
    void stop() {
        clio.close();
        receiver.close();
    }

    @Test
    void theJournalIsReadAndCleared() {
        Caller.of(clio).matters("status", "closed");
        JsonNode line = curl.get("/sandbox/journal").json().get(0);
        assertThat(line.path("path").asText()).isEqualTo("/api/v4/matters.json");
        assertThat(line.at("/query/status/0").asText()).isEqualTo("closed");
        assertThat(line.at("/headers/authorization").asText()).isEqualTo("***");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(curl.send("DELETE", "/sandbox/journal", "").status()).isEqualTo(204);
        assertThat(curl.get("/sandbox/journal").json()).isEmpty();
    }

    @Test
    void aFaultIsOrderedAndTakenBack() {
        String order =
                "{\"kind\":\"status\",\"status\":503,\"body\":\"busy\",\"headers\":{\"Retry-After\":\"9\"},\"count\":2,\"path\":\"/matters\"}";
        assertThat(curl.send("POST", "/sandbox/faults", order).status()).isEqualTo(204);
        Caller.Reply reply = Caller.of(clio).matters();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("busy");
        assertThat(reply.header("Retry-After")).isEqualTo("9");
        assertThat(curl.send("DELETE", "/sandbox/faults", "").status()).isEqualTo(204);
        assertThat(Caller.of(clio).matters().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"status\"}",
                "{\"kind\":\"delay\",\"duration\":\"PT0.1S\"}",
                "{\"kind\":\"cut\"}",
                "{\"kind\":\"cut-after\"}",
                "{\"kind\":\"accept-and-never-answer\"}",
                "{\"kind\":\"never-answer\"}",
                "{\"kind\":\"truncate\"}",
                "{\"kind\":\"html\",\"status\":502}",
                "{\"kind\":\"wrong-content-type\"}",
                "{\"kind\":\"rate-limited-base64\"}",
                "{\"kind\":\"slowly\",\"perByte\":\"PT0.01S\"}",
                "{\"kind\":\"body\",\"body\":\"x\"}",
                "{\"kind\":\"next-link\",\"url\":\"http://elsewhere.test/\"}",
                "{\"kind\":\"self-link\",\"share\":0.5,\"seed\":4}",
            })
    void everyKindCanBeOrdered(String order) {
        assertThat(curl.send("POST", "/sandbox/faults", order).status()).isEqualTo(204);
    }

    @Test
    void anOrderThatCannotBeUnderstoodIsRefusedWithASentence() {
        assertThat(curl.send("POST", "/sandbox/faults", "{\"kind\":\"explode\"}")
                        .json()
                        .path("message")
                        .asText())
                .contains("explode");
        assertThat(curl.send("POST", "/sandbox/faults", "{\"kind\":\"delay\",\"duration\":\"5\"}")
                        .json()
                        .path("message")
                        .asText())
                .contains("duration");
        assertThat(curl.send("POST", "/sandbox/faults", "cut").status()).isEqualTo(400);
    }

    @Test
    void aMatterIsChangedAsAPersonWouldInClio() {
        long id = firm.addMatter("Open", LocalDate.of(2026, 10, 1)).save();
        Caller.Reply reply = curl.send(
                "PATCH",
                "/sandbox/matters/" + id,
                "{\"id\":1,\"status\":\"Closed\",\"close_date\":\"2026-10-30\",\"client\":{\"primary_email_address\":\"new@mail.test\"}}");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode matter = curl.get("/sandbox/matters").json().get(0);
        assertThat(matter.path("id").asLong()).isEqualTo(id);
        assertThat(matter.path("status").asText()).isEqualTo("Closed");
        assertThat(matter.at("/client/primary_email_address").asText()).isEqualTo("new@mail.test");
        assertThat(matter.at("/client/name").asText()).isNotEmpty();
        assertThat(OffsetDateTime.parse(matter.path("updated_at").asText()).toInstant())
                .isCloseTo(Instant.now(), within(60, ChronoUnit.SECONDS));
        assertThat(curl.send("PATCH", "/sandbox/matters/77", "{}").status()).isEqualTo(404);
        assertThat(curl.send("PATCH", "/sandbox/matters/" + id, "[]").status()).isEqualTo(400);
    }

    @Test
    void theNextPageCanBeAnywhereOrTheSame() {
        firm.addMatter("Open", LocalDate.of(2026, 10, 1)).save();
        clio.faults().next(1, Fault.nextLink("https://elsewhere.test/api/v4/matters.json"));
        assertThat(Caller.of(clio).matters().next()).isEqualTo("https://elsewhere.test/api/v4/matters.json");
        clio.faults().next(1, Fault.selfLink());
        String next = Caller.of(clio).matters("limit", "5").next();
        assertThat(next).isEqualTo(clio.url() + "/api/v4/matters.json?limit=5&");
    }

    @Test
    void whatTheReceiverAcceptedIsRead() {
        Caller.of(receiver)
                .send(
                        "POST",
                        "/v1/customer/checkin?bid=7",
                        "{\"name\":\"Ada Vega\",\"phone\":\"512-555-0100\",\"additionalParams\":{\"a\":\"b\"}}");
        JsonNode checkIn =
                Caller.of(receiver).with().get("/sandbox/accepted").json().get(0);
        assertThat(checkIn.path("businessNumber").asLong()).isEqualTo(7);
        assertThat(checkIn.at("/additionalParams/a").asText()).isEqualTo("b");
        assertThat(checkIn.get("emailId").isNull()).isTrue();
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> SandboxReceiver.start(clio.port()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Integer.toString(clio.port()));
    }

    @Test
    void otherPathsOfTheSandboxDoNotExist() {
        assertThat(curl.get("/sandbox/other").status()).isEqualTo(404);
        assertThat(Caller.of(receiver).get("/sandbox/matters").status()).isEqualTo(404);
    }

    @Test
    void aDelayHoldsNobodyElseUp() {
        clio.faults().next(1, Fault.delay(Duration.ofSeconds(30)));
        Thread waiting = new Thread(() -> Caller.of(clio).matters(), "waits-in-vain");
        waiting.setUncaughtExceptionHandler((thread, timeout) -> {});
        waiting.start();
        await().until(() -> clio.journal().count("/matters") == 1);
        assertThat(Caller.of(clio).matters().status()).isEqualTo(200);
    }
}
