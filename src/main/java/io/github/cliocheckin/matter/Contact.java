package io.github.cliocheckin.matter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.github.cliocheckin.clio.Client;
import java.util.Locale;

/**
 * How a client can be reached: what of the e-mail address and the phone number in Clio is valid.
 *
 * @param email as it is sent, or null
 * @param phone as it is sent, or null: ten digits for the North American plan, which is all that the receiver's check-in
 *     knows; E.164 for any other country
 * @param phoneKey the phone number in E.164, or null
 */
public record Contact(String email, String phone, String phoneKey) {

    /** The receiver refuses a longer one (code 1088). */
    static final int LONGEST_EMAIL = 40;

    private static final int NORTH_AMERICA = 1;

    /**
     * @param country ISO 3166 alpha-2, for a phone number written without one
     */
    public static Contact of(Client client, String country) {
        return of(client.primaryEmailAddress(), client.primaryPhoneNumber(), country);
    }

    /** The same of an e-mail address and a phone number as somebody typed them; either may be null. */
    public static Contact of(String email, String phone, String country) {
        PhoneNumber number = validPhone(phone, country);
        return new Contact(validEmail(email), asSent(number), e164(number));
    }

    /** Whether there is any way to reach the client. */
    public boolean isReachable() {
        return email != null || phone != null;
    }

    /** The person behind it, as people are told apart. */
    public CheckIn.Person person() {
        return new CheckIn.Person(email == null ? null : email.toLowerCase(Locale.ROOT), phoneKey);
    }

    private static String validEmail(String asTyped) {
        String email = asTyped == null ? "" : asTyped.strip();
        return email.length() <= LONGEST_EMAIL && EmailAddress.isWellFormed(email) ? email : null;
    }

    private static PhoneNumber validPhone(String asTyped, String country) {
        if (asTyped == null || asTyped.isBlank()) {
            return null;
        }
        try {
            PhoneNumber number = PhoneNumberUtil.getInstance().parse(asTyped, country);
            return PhoneNumberUtil.getInstance().isValidNumber(number) ? number : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private static String asSent(PhoneNumber number) {
        return number == null
                ? null
                : number.getCountryCode() == NORTH_AMERICA ? String.valueOf(number.getNationalNumber()) : e164(number);
    }

    private static String e164(PhoneNumber number) {
        return number == null ? null : PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164);
    }

    @Override
    public String toString() {
        return "a contact";
    }
}
