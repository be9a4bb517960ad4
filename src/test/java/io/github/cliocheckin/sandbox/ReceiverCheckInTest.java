package io.github.cliocheckin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverCheckInTest {
    private final SandboxReceiver receiver = SandboxReceiver.start(0);
    private final Caller caller = Caller.of(receiver);
    private final ObjectNode person = Json.object()
            .put("name", "Ada Vega")
            .put("emailId", "ada@mail.test")
            .put("phone", "5125550100")
            .put("smsEnabled", 0);

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aCheckInIsAcceptedAndKept() {
        person.put("externalId", "42").putObject("additionalParams").put("Integration Trigger", "Closed Matter");
        Caller.Reply reply = checkIn(7);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(receiver.accepted()).singleElement().satisfies(checkIn -> {
            assertThat(checkIn.businessNumber()).isEqualTo(7);
            assertThat(checkIn.customerId())
                    .isEqualTo(reply.json().path("customerId").textValue());
            assertThat(checkIn.name()).isEqualTo("Ada Vega");
            assertThat(checkIn.smsEnabled()).isZero();
            assertThat(checkIn.externalId()).isEqualTo("42");
            assertThat(checkIn.additionalParams()).isEqualTo(Map.of("Integration Trigger", "Closed Matter"));
        });
    }

    @Test
    void aPersonIsTheSameCustomerEachTimeByEmailOrElseByPhone() {
        String customer = customerOf(checkIn(7));
        person.put("phone", "5125550101");
        assertThat(customerOf(checkIn(8))).isEqualTo(customer);
        person.remove("emailId");
        person.put("phone", "(512) 555-0101");
        assertThat(customerOf(checkIn(7))).isEqualTo(customer);
    }

    @Test
    void peopleWhoShareAPhoneAreTwoCustomers() {
        String customer = customerOf(checkIn(7));
        person.put("emailId", "ben@mail.test");
        assertThat(customerOf(checkIn(7))).isNotEqualTo(customer);
        person.put("emailId", "ada@mail.test");
        assertThat(customerOf(checkIn(7))).isEqualTo(customer);
    }

    @Test
    void anotherAccountHasContactsOfItsOwn() {
        receiver.acceptKey("other", 9);
        String customer = customerOf(checkIn(7));
        assertThat(customerOf(caller.with("x-api-key", "other")
                        .send("POST", "/v1/customer/checkin?bid=9", Json.write(person))))
                .isNotEqualTo(customer);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', 1142",
        "emailId, not an address, 1087",
        "emailId, someone.with.quite.a.long.name@lawfirm.test, 1088",
        "phone, +44 20 7946 0000, 1055",
        "phone, 12345, 1055",
    })
    void aPersonsDataAreCheckedOneByOne(String field, String value, int code) {
        assertRefused(checkIn(person.put(field, value)), 400, code);
    }

    @Test
    void theSmsSwitchIsZeroOrOneAndNothingElse() {
        assertRefused(checkIn(person.put("smsEnabled", 2)), 400, 1170);
        assertRefused(checkIn(person.put("smsEnabled", "1")), 400, 1170);
        assertRefused(checkIn(person.put("smsEnabled", true)), 400, 1170);
    }

    @Test
    void aLeftOutSmsSwitchIsOne() {
        person.remove("smsEnabled");
        checkIn(7);
        assertThat(receiver.accepted().get(0).smsEnabled()).isOne();
    }

    @Test
    void withoutAnyContactThereIsNoCheckIn() {
        person.remove("emailId");
        assertRefused(checkIn(person.put("phone", "")), 400, 1246);
    }

    @Test
    void aBusinessWithoutSmsNeedsAnEmailAddress() {
        receiver.smsEnabled(7, false);
        assertThat(checkIn(7).status()).isEqualTo(200);
        person.remove("emailId");
        assertRefused(checkIn(7), 400, 1086);
        receiver.smsEnabled(7, true);
        assertThat(checkIn(7).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"name\":"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(caller.send("POST", "/v1/customer/checkin?bid=7", body).status())
                .isEqualTo(400);
    }

    @Test
    void theKeyIsCheckedFirst() {
        assertRefused(caller.with().send("POST", "/v1/customer/checkin?bid=nope", ""), 401, 1167);
        assertRefused(caller.with("x-api-key", "wrong").send("POST", "/v1/customer/checkin?bid=nope", ""), 401, 1161);
    }

    @Test
    void thenTheBusinessIsChecked() {
        receiver.knownBusinesses(7, 8);
        receiver.acceptKey("sandbox-key", 7);
        assertRefused(caller.send("POST", "/v1/customer/checkin", ""), 401, 1175);
        assertRefused(caller.send("POST", "/v1/customer/checkin?bid=9", ""), 401, 1175);
        assertRefused(caller.send("POST", "/v1/customer/checkin?bid=8", ""), 401, 1033);
        assertThat(checkIn(7).status()).isEqualTo(200);
    }

    private static void assertRefused(Caller.Reply reply, int status, int code) {
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("message").asText()).isNotBlank();
    }

    private static String customerOf(Caller.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("customerId").asText();
    }

    private Caller.Reply checkIn(ObjectNode body) {
        return caller.send("POST", "/v1/customer/checkin?bid=7", Json.write(body));
    }

    private Caller.Reply checkIn(long business) {
        return caller.send("POST", "/v1/customer/checkin?bid=" + business, Json.write(person));
    }
}
