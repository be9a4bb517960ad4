package io.github.cliocheckin.matter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cliocheckin.clio.Client;
import java.util.Map;

/**
 * What the receiver is sent: the body of its check-in call.
 *
 * @param name the client's full name
 * @param emailId or null
 * @param phone or null
 * @param smsEnabled 1 or 0; always said, for the receiver takes a missing one for 1
 * @param externalId the client's contact id in Clio
 * @param additionalParams {@code Integration Trigger} with the trigger's value
 * @see <a href="https://developers.birdeye.com">Birdeye API, Customer check-in</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckInRequest(
        String name,
        String emailId,
        String phone,
        int smsEnabled,
        String externalId,
        Map<String, String> additionalParams) {

    /** How long a name the receiver takes is not told; nobody's is longer than this. */
    private static final int LONGEST_NAME = 200;

    /** A client who can be reached by all that is valid of the contact. */
    public static CheckInRequest of(Client client, Contact contact, Map<String, String> additionalParams) {
        String name = client.fullName();
        return new CheckInRequest(
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                contact.email(),
                contact.phone(),
                contact.phone() == null ? 0 : 1,
                client.id() == null ? null : client.id().toString(),
                additionalParams);
    }

    /** The same without the e-mail address, for a receiver that refused it. */
    public CheckInRequest byPhoneOnly() {
        return new CheckInRequest(name, null, phone, 1, externalId, additionalParams);
    }

    /** The same without the phone number, for a receiver that refused it. */
    public CheckInRequest byEmailOnly() {
        return new CheckInRequest(name, emailId, null, 0, externalId, additionalParams);
    }

    @Override
    public String toString() {
        return "a check-in request";
    }
}
