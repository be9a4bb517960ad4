package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.Outcome.Accepted;
import io.github.cliocheckin.checkin.Outcome.GroupFault;
import io.github.cliocheckin.checkin.Outcome.LocationFault;
import io.github.cliocheckin.checkin.Outcome.OtherChannel;
import io.github.cliocheckin.checkin.Outcome.Rejected;
import io.github.cliocheckin.checkin.Outcome.RetryLater;
import io.github.cliocheckin.checkin.Outcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of the receiver's answers says of a check-in; the body's code decides. */
class ReceiverAnswersTest {

    private final ReceiverAnswers answers = new ReceiverAnswers(new ObjectMapper(), true);
    private final Delivery delivery = TestDeliveries.delivery();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"customerId\":\"98765\"}",
                "200 | {\"customerId\":98765,\"checkinUrl\":\"https://x\"}",
                "202 | {\"customerId\":\"98765\"}"
            })
    void aCustomersIdIsAnAcceptance(int status, String body) {
        assertThat(outcome(status, body))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.customerId()).isEqualTo("98765"));
    }

    @Test
    void anEndpointThatIsNoHttpHasAcceptedWhatItWasHanded() {
        assertThat(answers.outcome(delivery, null, null).outcome()).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 89, RetryLater",
        "400, 89, RetryLater",
        "400, 1541, RetryLater",
        "429, 1541, RetryLater",
        "401, 1175, LocationFault",
        "404, 1175, LocationFault",
        "401, 1033, LocationFault",
        "401, 1161, GroupFault",
        "401, 1167, GroupFault",
        "400, 1167, GroupFault",
        "401, 4011, GroupFault",
        "400, 1142, Rejected",
        "400, 1086, Rejected",
        "400, 1170, Rejected",
        "400, 1246, Rejected",
        "400, 20099, Rejected",
        "400, 1001, Rejected",
        "422, 777, Rejected",
        "400, 1087, OtherChannel",
        "400, 1088, OtherChannel",
        "400, 1055, OtherChannel",
        "500, 1005, Unknown",
        "503, 1142, Unknown",
        "200, 1142, Unknown",
        "202, 777, Unknown",
        "200, 1161, GroupFault",
        "200, 89, RetryLater"
    })
    void theCodeOfEitherEnvelopeTellsWhatMustHappenNext(int status, int code, String kind) {
        Class<?> expected = Stream.of(Outcome.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
        assertThat(outcome(status, "{\"code\":" + code + ",\"message\":\"m\"}")).isInstanceOf(expected);
        assertThat(outcome(status, "{\"errorCode\":" + code + ",\"errorMessage\":\"m\"}"))
                .isInstanceOf(expected);
        assertThat(outcome(status, "{\"code\":\"" + code + "\",\"message\":\"m\"}"))
                .isInstanceOf(expected);
    }

    @Test
    void aCodeBesideACustomersIdIsBelievedBeforeIt() {
        assertThat(outcome(200, "{\"customerId\":\"98765\",\"code\":1161}")).isInstanceOf(GroupFault.class);
    }

    @Test
    void aRefusalForGoodIsToldInTheReceiversWords() {
        Outcome refused = outcome(400, "{\"code\":1142,\"message\":\"Name of Marisol is blank\"}");
        assertThat(refused).isEqualTo(new Rejected("The receiver refused the check-in: 1142 Name of Marisol is blank"));
        assertThat(refused.cause()).as("kept in the history").doesNotContain("Marisol");
        assertThat(outcome(400, "{\"errorCode\":1142,\"errorMessage\":\"blank\"}"))
                .isEqualTo(new Rejected("The receiver refused the check-in: 1142 blank"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1087, 1088})
    void aRefusedEmailAddressIsLeftOutOnce(int code) {
        OtherChannel other = (OtherChannel) outcome(400, "{\"code\":" + code + "}");
        assertThat(other.request()).isEqualTo(delivery.request().byPhoneOnly());
        assertThat(other.request().emailId()).isNull();
        assertThat(other.request().smsEnabled()).isEqualTo(1);
        assertRejected(TestDeliveries.of("m.vega@example.com", null, false), code);
        assertRejected(TestDeliveries.of("m.vega@example.com", "5125550123", true), code);
    }

    @Test
    void aRefusedPhoneNumberIsLeftOutOnce() {
        OtherChannel other = (OtherChannel) outcome(400, "{\"code\":1055}");
        assertThat(other.request()).isEqualTo(delivery.request().byEmailOnly());
        assertThat(other.request().phone()).isNull();
        assertThat(other.request().smsEnabled()).isZero();
        assertRejected(TestDeliveries.of(null, "5125550123", false), 1055);
        assertRejected(TestDeliveries.of("m.vega@example.com", "5125550123", true), 1055);
    }

    private void assertRejected(Delivery of, int code) {
        assertThat(answers.outcome(of, 400, bytes("{\"code\":" + code + "}")).outcome())
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | ''",
                "200 | {}",
                "200 | {\"customerId\":\"\"}",
                "200 | {\"customerId\":null}",
                "200 | <html>ok</html>",
                "200 | {\"customerId\":\"98",
                "200 | [{\"customerId\":\"98765\"}]",
                "204 | ''",
                "302 | <a href='https://elsewhere.example'>moved</a>",
                "400 | <html>Bad request</html>",
                "401 | ''",
                "500 | <html>Internal error</html>",
                "502 | ''",
                "503 | {\"message\":\"later\"}"
            })
    void anAnswerThatDoesNotSayWhatItDidSettlesNothing(int status, String body) {
        assertThat(outcome(status, body)).isInstanceOf(Unknown.class);
    }

    @Test
    void aRateLimitIsKnownByItsStatusToo() {
        assertThat(outcome(429, "<html>slow down</html>")).isInstanceOf(RetryLater.class);
    }

    @Test
    void noBodyAtAllSettlesNothing() {
        assertThat(answers.outcome(delivery, 200, null).outcome()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @MethodSource
    void whatNeverLeftMayBeSentAgain(Exception failure) {
        assertThat(answers.failure(delivery, failure).outcome()).isInstanceOf(RetryLater.class);
        assertThat(answers.failure(delivery, new IllegalStateException("in a route", failure))
                        .outcome())
                .isInstanceOf(RetryLater.class);
    }

    static Stream<Exception> whatNeverLeftMayBeSentAgain() {
        return Stream.of(
                new ConnectException("refused"),
                new ConnectTimeoutException("connect"),
                new ConnectionRequestTimeoutException("no connection free"),
                new UnknownHostException("receiver"),
                new NoRouteToHostException("receiver"),
                new SSLHandshakeException("certificate"),
                new LeaseEndedException("slept"));
    }

    @ParameterizedTest
    @MethodSource
    void whatMayHaveArrivedIsNotSentAgainUnseen(Exception failure) {
        assertThat(answers.failure(delivery, failure).outcome()).isInstanceOf(Unknown.class);
    }

    static Stream<Exception> whatMayHaveArrivedIsNotSentAgainUnseen() {
        return Stream.of(
                new SocketTimeoutException("read"),
                new SocketException("reset"),
                new NoHttpResponseException("closed"),
                new SSLException("closed"),
                new IOException("cut"),
                new IllegalStateException("ours"));
    }

    @Test
    void aFailureIsToldWithoutItsMessage() {
        assertThat(answers.failure(delivery, new IOException("m.vega@example.com"))
                        .outcome()
                        .cause())
                .isEqualTo("no answer from the receiver: IOException");
    }

    @Test
    void theKindsThatPauseSomethingSayWhatToMend() {
        assertThat(((LocationFault) outcome(401, "{\"code\":1175}")).cause()).contains("1175", "business number");
        assertThat(((GroupFault) outcome(401, "{\"code\":1161}")).cause()).contains("1161", "key");
    }

    private Outcome outcome(int status, String body) {
        return answers.outcome(delivery, status, bytes(body)).outcome();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatFoundNoBrokerIsTriedAgainAndWhatABrokerMayHaveIsNot() {
        ReceiverAnswers toBus = new ReceiverAnswers(new ObjectMapper(), false);
        Exception withoutBroker = new IllegalStateException(createConnection());
        Exception onTheWay = new IllegalStateException("the broker went away");
        assertThat(toBus.failure(delivery, withoutBroker).outcome()).isInstanceOf(RetryLater.class);
        assertThat(toBus.failure(delivery, onTheWay).outcome()).isInstanceOf(Unknown.class);
        assertThat(answers.failure(delivery, withoutBroker).outcome()).isInstanceOf(Unknown.class);
    }

    /** What a JMS provider throws in the call of this name. */
    private static Exception createConnection() {
        return new IllegalStateException("cannot connect");
    }
}
