package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverLookupTest {
    private final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Caller caller = Caller.of(receiver);

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"ADA@mail.test\"}", "{\"phone\":\"+15125550100\"}", "{\"id\":700000001}"})
    void aContactIsFoundByEmailPhoneOrId(String wanted) {
        checkIn("{\"name\":\"Ada Maria Vega\",\"emailId\":\"ada@mail.test\",\"phone\":\"512-555-0100\","
                + "\"smsEnabled\":0,\"externalId\":\"42\"}");
        JsonNode contact = customer(wanted).json();
        assertThat(contact.path("id").asLong()).isEqualTo(700_000_001);
        assertThat(contact.path("firstName").asText()).isEqualTo("Ada");
        assertThat(contact.path("lastName").asText()).isEqualTo("Maria Vega");
        assertThat(contact.path("source").asText()).isEqualTo("api");
        assertThat(contact.path("externalId").asText()).isEqualTo("42");
        assertThat(Instant.ofEpochMilli(contact.path("created").asLong()))
                .isCloseTo(Instant.now(), Assertions.within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aContactThatIsNotThereHasACode() {
        Caller.Reply reply = customer("{\"email\":\"nobody@mail.test\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(5043);
        assertThat(customer("").code()).isEqualTo(5008);
    }

    @Test
    void aMissingKeyHasAnotherStatusHereThanOnACheckIn() {
        Caller.Reply reply = caller.with().send("POST", "/v1/customer-v2/external/getCustomer?businessId=7", "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(1167);
    }

    @Test
    void aBusinessThatIsNotThereHasACodeOfEachCall() {
        receiver.knownBusinesses(7);
        Caller.Reply lookup = caller.send("POST", "/v1/customer-v2/external/getCustomer?businessId=8", "{}");
        assertThat(lookup.status()).isEqualTo(404);
        assertThat(lookup.code()).isEqualTo(1532);
        assertThat(caller.get("/v1/customer/history/700000001?businessId=8").code())
                .isEqualTo(1011);
    }

    @Test
    void everyCheckInIsAnActivityOfItsBusiness() {
        checkIn("{\"name\":\"Ada Vega\",\"emailId\":\"ada@mail.test\",\"phone\":\"5125550100\"}");
        checkIn("{\"name\":\"Ada Vega\",\"phone\":\"5125550100\"}");
        JsonNode history = history("7", "");
        assertThat(history).hasSize(2);
        assertThat(history.get(0).path("type").asText()).isEqualTo("Review request email");
        assertThat(history.get(1).path("type").asText()).isEqualTo("Review request text");
        assertThat(history.get(0).path("action").asText()).isEqualTo("Sent");
        assertThat(history.get(0).path("activityDate").asText()).matches("\\d\\d/\\d\\d/\\d{4}");
        assertThat(Instant.ofEpochMilli(history.get(0).path("activityTimestamp").asLong()))
                .isCloseTo(Instant.now(), Assertions.within(1, ChronoUnit.MINUTES));
        assertThat(history("8", "")).isEmpty();
    }

    @Test
    void theActivitiesOfSomeDaysCanBeAskedFor() {
        checkIn("{\"name\":\"Ada Vega\",\"emailId\":\"ada@mail.test\"}");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String from = ContactBook.DAY.format(today.minusDays(1));
        String to = ContactBook.DAY.format(today.plusDays(1));
        assertThat(history("7", "&startDate=" + from + "&endDate=" + to)).hasSize(1);
        assertThat(history("7", "&startDate=01/01/2020&endDate=" + from)).isEmpty();
        assertThat(history("7", "&startDate=2020-01-01").path("code").asInt()).isEqualTo(1523);
    }

    @Test
    void aCustomerThatIsNotThereHasNoHistory() {
        assertThat(caller.get("/v1/customer/history/12?businessId=7").code()).isEqualTo(1089);
    }

    private void checkIn(String body) {
        assertThat(caller.send("POST", "/v1/customer/checkin?bid=7", body).status())
                .isEqualTo(200);
    }

    private Caller.Reply customer(String body) {
        return caller.send("POST", "/v1/customer-v2/external/getCustomer?businessId=7", body);
    }

    private JsonNode history(String business, String days) {
        return caller.get("/v1/customer/history/700000001?businessId=" + business + days)
                .json();
    }
}
