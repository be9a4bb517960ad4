package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.Lookups.Finding;
import io.github.cliocheckin.checkin.Outcome.Accepted;
import io.github.cliocheckin.checkin.Outcome.NeverArrived;
import io.github.cliocheckin.checkin.Outcome.Unanswered;
import io.github.cliocheckin.checkin.Outcome.Unsettled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the receiver's customers and their activity say of a check-in that was sent at 10:00 UTC on 2 November 2026. */
class LookupsTest {

    private static final Finding NOBODY = new Finding(null, null, false);
    private static final Finding ARRIVED = new Finding("98765", "500777", true);
    private static final Finding KNOWN = new Finding("98765", "500777", false);
    private static final Finding OTHER_PERSON = new Finding("11111", "999999", true);
    private static final Finding WITHOUT_EXTERNAL_ID = new Finding("98765", null, true);

    private final Lookups lookups = new Lookups(new ObjectMapper());
    private final Delivery delivery = TestDeliveries.delivery();

    @Test
    void somebodyNewOrActiveSinceTheAttemptShowsThatItArrived() {
        assertThat(conclude(NOBODY, ARRIVED))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.customerId()).isEqualTo("98765"));
        assertThat(conclude(ARRIVED, KNOWN)).isInstanceOf(Accepted.class);
        assertThat(conclude(WITHOUT_EXTERNAL_ID)).isInstanceOf(Accepted.class);
    }

    @Test
    void whomTheReceiverDoesNotKnowAtAllWasNeverCheckedIn() {
        assertThat(conclude(NOBODY, NOBODY)).isInstanceOf(NeverArrived.class);
        assertThat(conclude(NOBODY)).isInstanceOf(NeverArrived.class);
    }

    @Test
    void somebodyKnownToWhomNothingHappenedSettlesNothing() {
        assertThat(conclude(KNOWN, NOBODY)).isInstanceOf(Unsettled.class);
    }

    @Test
    void whatHappenedToSomebodyElseOfTheSameNumberSettlesNothing() {
        assertThat(conclude(NOBODY, OTHER_PERSON)).isInstanceOf(Unsettled.class);
        assertThat(conclude(OTHER_PERSON, ARRIVED)).isInstanceOf(Accepted.class);
    }

    @Test
    void somebodyNewByACheckInAtAnotherLocationIsNotTakenForArrivedHere() {
        String customer = "{\"id\": 98765, \"externalId\": \"500777\", \"created\": 1793613600000,"
                + " \"mappings\": [{\"businessNumber\": %d}]}";
        assertThat(customer(200, customer.formatted(1002)).sinceAttempt()).isFalse();
        assertThat(customer(200, customer.formatted(1001)).sinceAttempt()).isTrue();
    }

    @Test
    void thePersonIsLookedForByEmailAndByPhone() {
        assertThat(delivery.contacts())
                .containsExactly(Map.of("email", "m.vega@example.com"), Map.of("phone", "5125550123"));
        assertThat(TestDeliveries.of(null, "5125550123", false).contacts())
                .containsExactly(Map.of("phone", "5125550123"));
        assertThat(TestDeliveries.of("m.vega@example.com", null, false).contacts())
                .containsExactly(Map.of("email", "m.vega@example.com"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1793613600000 | true", // the moment itself
                "1793613541000 | true", // the receiver's clock may be a minute behind
                "1793613539000 | false",
                "\"1793613600000\" | true",
                "\"2026-11-02T10:00:00Z\" | true",
                "\"2026-11-02T04:00:05-06:00\" | true",
                "\"2026-11-02T09:50:00Z\" | false",
                "\"11/03/2026\" | true",
                "\"11/02/2026\" | false", // it may have been before, on the same day
                "\"11/03/2026 04:00 AM\" | true",
                "\"11/01/2026\" | false",
                "\"yesterday\" | false",
                "\"\" | false",
                "null | false",
                "99999999999999999999 | false"
            })
    void aCustomerIsNewIfCreatedSinceTheAttempt(String created, boolean since) {
        Finding found = customer(200, "{\"id\":98765,\"externalId\":\"500777\",\"created\":" + created + "}");
        assertThat(found).isEqualTo(new Finding("98765", "500777", since));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"code\":5043,\"message\":\"not found\"}",
                "404 | {\"errorCode\":5043,\"errorMessage\":\"not found\"}",
                "200 | {\"code\":5043}"
            })
    void aCustomerWhoIsNotThereIsNobody(int status, String body) {
        assertThat(customer(status, body).isSomebody()).isFalse();
    }

    @Test
    void aCustomerWithoutExternalIdIsFoundAllTheSame() {
        assertThat(customer(200, "{\"id\":\"98765\",\"externalId\":\"\"}"))
                .isEqualTo(new Finding("98765", null, false));
        assertThat(customer(200, "{\"id\":\"98765\"}").isSomebody()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"code\":1161}",
                "429 | {\"code\":89}",
                "500 | <html>error</html>",
                "200 | ''",
                "200 | {}",
                "200 | {\"id\":null}",
                "200 | {\"id\":987",
                "503 | {\"id\":98765}"
            })
    void anAnswerThatIsNoneIsNotTakenForNobody(int status, String body) {
        assertThatThrownBy(() -> customer(status, body)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anythingThatHappenedSinceTheAttemptIsActivity() {
        assertThat(active("[]")).isFalse();
        assertThat(active("[{\"type\":\"Review request email\",\"activityTimestamp\":1793613500000}]"))
                .isFalse();
        assertThat(active("[{\"activityTimestamp\":1700000000000},{\"activityTimestamp\":1793613600001}]"))
                .isTrue();
        assertThat(active("[{\"activityTimestamp\":1793613601}]")).isTrue();
    }

    @Test
    void aMereDaySettlesItFromTheNextOneOnOnly() {
        assertThat(active("[{\"activityDate\":\"11/03/2026\"}]")).isTrue();
        assertThat(active("[{\"activityDate\":\"11/02/2026\"}]")).isFalse();
    }

    @Test
    void anExactTimeIsBelievedBeforeTheMereDay() {
        assertThat(active("[{\"activityDate\":\"11/02/2026\",\"activityTimestamp\":1793600000000}]"))
                .isFalse();
    }

    @Test
    void somebodyWhoIsNewNeedsNoActivity() {
        assertThat(lookups.activity(delivery, ARRIVED, 200, bytes("[]")).sinceAttempt())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401 | {\"code\":1161}", "200 | {}", "500 | []", "200 | <html>"})
    void anActivityLogThatIsNoneIsNotTakenForAnEmptyOne(int status, String body) {
        assertThatThrownBy(() -> lookups.activity(delivery, KNOWN, status, bytes(body)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLogIsReadFromTheDayBeforeTheAttempt() {
        assertThat(lookups.startDate(delivery)).isEqualTo("11/01/2026");
    }

    @Test
    void aLookUpThatFailedIsToldWithoutWhomItWasAbout() {
        assertThat(lookups.unanswered(delivery, new RuntimeException("m.vega@example.com")))
                .isEqualTo(new Outcome.Of(delivery, new Unanswered("could not be looked up: RuntimeException")));
    }

    private Outcome conclude(Finding... findings) {
        List<Finding> all = new ArrayList<>(List.of(findings));
        while (all.size() < delivery.contacts().size()) {
            all.add(new Finding(null, null, false));
        }
        return lookups.conclude(delivery, all).outcome();
    }

    @Test
    void halfAnAnswerIsNone() {
        assertThatThrownBy(() -> lookups.conclude(delivery, List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lookups.conclude(delivery, List.of(new Finding(null, null, false))))
                .isInstanceOf(IllegalStateException.class);
    }

    private Finding customer(int status, String body) {
        return lookups.customer(delivery, status, bytes(body));
    }

    private boolean active(String log) {
        return lookups.activity(delivery, KNOWN, 200, bytes(log)).sinceAttempt();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
