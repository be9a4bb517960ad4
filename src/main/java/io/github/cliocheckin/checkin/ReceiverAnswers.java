package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.Outcome.Accepted;
import io.github.cliocheckin.checkin.Outcome.GroupFault;
import io.github.cliocheckin.checkin.Outcome.LocationFault;
import io.github.cliocheckin.checkin.Outcome.OtherChannel;
import io.github.cliocheckin.checkin.Outcome.Rejected;
import io.github.cliocheckin.checkin.Outcome.RetryLater;
import io.github.cliocheckin.checkin.Outcome.Unknown;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.network.AddressRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Tells from the receiver's answer what became of a check-in. The body's code decides, not the HTTP status, for the same code
 * comes with different statuses from different calls.
 *
 * @see <a href="https://developers.birdeye.com">Birdeye API, Customer check-in, its list of errors</a>
 */
public final class ReceiverAnswers {

    private final ObjectMapper json;
    private final boolean toReceiver;

    /**
     * @param toReceiver false where {@code checkin.endpoint} is an operator's own: then having been handed over is having been
     *     accepted, unless the answer is one of the receiver's
     */
    public ReceiverAnswers(ObjectMapper json, boolean toReceiver) {
        this.json = json;
        this.toReceiver = toReceiver;
    }

    private boolean isHandedOver(Integer status, JsonNode answer) {
        boolean ofReceiver = answer != null && (answer.has("customerId") || code(answer) != 0);
        return status == null || !toReceiver && !ofReceiver;
    }

    /**
     * What became of a check-in that was answered.
     *
     * @param status the HTTP status, or null where {@code checkin.endpoint} is no HTTP
     */
    public Outcome.Of outcome(Delivery delivery, Integer status, byte[] body) {
        JsonNode answer = parsed(body);
        return isHandedOver(status, answer)
                ? new Outcome.Of(delivery, new Accepted(null, "handed over to checkin.endpoint"))
                : new Outcome.Of(
                        delivery,
                        ofAnswer(delivery.request(), delivery.downgraded(), status, answer),
                        KeptAnswer.of(delivery.request(), status, body, answer));
    }

    /**
     * What became of a request that is not of the ledger, and whose channels stay as they are. By a name of its own: where a route
     * gives no status, Camel cannot tell two methods of one name apart.
     */
    public Outcome outcomeOf(CheckInRequest request, int status, byte[] body) {
        return ofAnswer(request, true, status, parsed(body));
    }

    /** What became of a check-in that was not answered. */
    public Outcome.Of failure(Delivery delivery, Exception failure) {
        Optional<AddressRefusedException> refused = AddressRefusedException.behind(failure);
        if (refused.isPresent()) {
            return new Outcome.Of(
                    delivery, new RetryLater("not sent: " + refused.get().getMessage()));
        }
        String kind = rootOf(failure).getClass().getSimpleName();
        return new Outcome.Of(
                delivery,
                neverLeft(failure) || !toReceiver && foundNoBroker(failure)
                        ? new RetryLater("no connection to the receiver: " + kind)
                        : new Unknown("no answer from the receiver: " + kind));
    }

    private static Outcome ofAnswer(CheckInRequest request, boolean downgraded, int status, JsonNode answer) {
        int code = code(answer);
        boolean success = status >= 200 && status < 300;
        return switch (code) {
            case 0 -> withoutCode(status, success, answer);
            case 89, 1541 -> new RetryLater("the receiver's rate limit is used up (code " + code + ")");
            case 1087, 1088 ->
                downgraded || request.phone() == null
                        ? rejected(code, answer)
                        : downgraded(request.byPhoneOnly(), "by phone only", code);
            case 1055 ->
                downgraded || request.emailId() == null
                        ? rejected(code, answer)
                        : downgraded(request.byEmailOnly(), "by e-mail only", code);
            case 1175, 1033 ->
                new LocationFault("the receiver refuses this location (code " + code
                        + "): check its business number and its key");
            case 1161, 1167, 4011 ->
                new GroupFault("the receiver refuses the key (code " + code
                        + "): set the right one, then take the group out of pause");
            default ->
                success || status >= 500
                        ? new Unknown("the receiver answered " + status + " with code " + code)
                        : rejected(code, answer);
        };
    }

    private static Outcome withoutCode(int status, boolean success, JsonNode answer) {
        String customerId = answer == null ? "" : answer.path("customerId").asText("");
        if (success && !customerId.isBlank()) {
            return new Accepted(customerId, "accepted by the receiver");
        }
        return status == 429
                ? new RetryLater("the receiver's rate limit is used up (status 429)")
                : new Unknown("the receiver answered " + status + " without saying what it did");
    }

    private static Outcome downgraded(CheckInRequest request, String how, int code) {
        return new OtherChannel(request, "the receiver refused a channel (code " + code + "): sent once more " + how);
    }

    private static Outcome rejected(int code, JsonNode answer) {
        String message =
                answer.path("message").asText(answer.path("errorMessage").asText(""));
        return new Rejected("The receiver refused the check-in: " + code + " " + message);
    }

    /** The code of a refusal in either of the receiver's two envelopes; 0 if the body has none. */
    static int code(JsonNode answer) {
        return answer == null
                ? 0
                : answer.path("code").asInt(answer.path("errorCode").asInt(0));
    }

    private JsonNode parsed(byte[] body) {
        try {
            JsonNode answer = body == null ? null : json.readTree(body);
            return answer != null && answer.isObject() ? answer : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static boolean neverLeft(Throwable failure) {
        return failure != null
                && (failure instanceof ConnectException
                        || failure instanceof ConnectTimeoutException
                        || failure instanceof ConnectionRequestTimeoutException
                        || failure instanceof UnknownHostException
                        || failure instanceof NoRouteToHostException
                        || failure instanceof SSLHandshakeException
                        || failure instanceof LeaseEndedException
                        || neverLeft(failure.getCause()));
    }

    /**
     * Whether it failed while a connection to a JMS broker was being made: before anything was sent on it. Each provider has
     * exceptions of its own for that; the call of JMS in which they come is the same.
     */
    private static boolean foundNoBroker(Throwable failure) {
        return failure != null
                && (Arrays.stream(failure.getStackTrace())
                                .anyMatch(call -> call.getMethodName().equals("createConnection"))
                        || foundNoBroker(failure.getCause()));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
