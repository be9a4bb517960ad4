package io.github.cliocheckin.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.Outcome;
import io.github.cliocheckin.checkin.ReceiverAnswers;
import io.github.cliocheckin.clio.Client;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Contact;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** A matter's client as the receiver's check-in call takes one, and what the receiver's answer means. */
public final class CheckInPost {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String businessNumber;
    private final String country;
    private final ReceiverAnswers answers = new ReceiverAnswers(JSON, true);

    /**
     * @param businessNumber for messages that name none; empty if there is no such
     * @param country ISO 3166 alpha-2, for phone numbers written without one
     */
    public CheckInPost(String businessNumber, String country) {
        this.businessNumber = businessNumber;
        this.country = country;
    }

    /**
     * The business that the message names, or else the one of the parameter.
     *
     * @throws CheckInRefusedException if there is neither: a check-in never goes anywhere by default
     */
    public long businessNumber(@Header("clio.business.number") String named) {
        String number = named == null || named.isBlank() ? businessNumber : named.strip();
        if (!number.matches("\\d{1,18}")) {
            throw new CheckInRefusedException(
                    "The check-in has no business number: set the header clio.business.number,"
                            + " or the parameter businessNumber");
        }
        return Long.parseLong(number);
    }

    /**
     * The check-in of the matter's client.
     *
     * @throws CheckInRefusedException if the client has no name, or nothing valid to be reached by
     */
    public CheckInRequest request(@Body Object matter) {
        Client client = MatterBody.of(matter).client();
        if (client == null || client.redacted() || client.fullName().isEmpty()) {
            throw new CheckInRefusedException("The matter shows no client with a name");
        }
        Contact contact = Contact.of(client, country);
        if (!contact.isReachable()) {
            throw new CheckInRefusedException(
                    "The matter's client has neither a valid e-mail address nor a valid phone number");
        }
        return CheckInRequest.of(client, contact, null);
    }

    /** The check-in as the receiver reads it. */
    public String json(@Body CheckInRequest request) throws JsonProcessingException {
        return JSON.writeValueAsString(request);
    }

    /**
     * The id of the receiver's customer.
     *
     * @throws CheckInRefusedException if the receiver will never take it
     * @throws CheckInUnknownException if the receiver may have taken it
     * @throws CheckInNotTakenException if it may take the same later
     */
    public String customerId(
            @Header("CamelHttpResponseCode") int responseCode,
            @ExchangeProperty("birdeyeCheckIn") CheckInRequest request,
            @Body byte[] answer) {
        Outcome outcome = answers.outcomeOf(request, responseCode, answer);
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.customerId();
        }
        if (outcome instanceof Outcome.RetryLater later) {
            throw new CheckInNotTakenException(later.cause());
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            throw new CheckInUnknownException(unknown.cause());
        }
        throw new CheckInRefusedException(
                outcome instanceof Outcome.Rejected rejected ? rejected.text() : outcome.cause());
    }
}
