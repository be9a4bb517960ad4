package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.clio.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "(512) 555-0123, US, 5125550123, +15125550123",
        "512.555.0123, US, 5125550123, +15125550123",
        "+1 512 555 0123, GB, 5125550123, +15125550123",
        "1-512-555-0123, US, 5125550123, +15125550123",
        "416 555 0123, CA, 4165550123, +14165550123",
        "512 555 0123 ext. 7, US, 5125550123, +15125550123",
        "020 7946 0958, GB, +442079460958, +442079460958",
        "+44 20 7946 0958, US, +442079460958, +442079460958",
        "02 9374 4000, AU, +61293744000, +61293744000"
    })
    void aPhoneNumberIsReadAsTheCountryOfTheBusinessWritesIt(String typed, String country, String sent, String key) {
        Contact contact = Contact.of(client(null, typed), country);
        assertThat(contact.phone()).isEqualTo(sent);
        assertThat(contact.person().phone()).isEqualTo(key);
        assertThat(contact.isReachable()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "555-0123", "none", "123", "000 000 0000", "512 555 01234567", "020 7946 0958"})
    void whatIsNoPhoneNumberIsNone(String typed) {
        Contact contact = Contact.of(client(null, typed), "US");
        assertThat(contact.phone()).isNull();
        assertThat(contact.person().phone()).isNull();
        assertThat(contact.isReachable()).isFalse();
    }

    @Test
    void anEmailAddressOfFortyCharactersIsTheLongestThatTheReceiverTakes() {
        String forty = "a".repeat(28) + "@example.com";
        assertThat(forty).hasSize(40);
        assertThat(email(forty)).isEqualTo(forty);
        assertThat(email("a" + forty)).isNull();
        assertThat(email(" " + forty + " ")).isEqualTo(forty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.vega@example.com",
                "m.vega+clio@mail.example.co.uk",
                "m@vega.law",
                "m@vega.newtopleveldomain",
                "m@vega.xn--vermgensberatung-pwb",
                "o'brien@example.com",
                "M.Vega@Example.COM"
            })
    void anAddressIsGoodWhateverItsTopLevelDomain(String typed) {
        assertThat(email(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "m.vega",
                "m.vega@",
                "@example.com",
                "m.vega@example",
                "m.vega@example.",
                "m vega@example.com",
                "m.vega@@example.com",
                "m.vega@exa mple.com",
                "m.vega@example.c",
                "m.vega@.com",
                "m.vega@example.123",
                "a@example.com, b@example.com",
                "Marisol <m@example.com>",
                ".m@example.com",
                "m@-example.com"
            })
    void aMalformedAddressIsNone(String typed) {
        assertThat(email(typed)).isNull();
    }

    @Test
    void peopleAreToldApartWithoutRegardToTheCaseOfTheirAddress() {
        Contact contact = Contact.of(client("M.Vega@Example.com", "512 555 0123"), "US");
        assertThat(contact.email()).isEqualTo("M.Vega@Example.com");
        assertThat(contact.person()).isEqualTo(new CheckIn.Person("m.vega@example.com", "+15125550123"));
    }

    @Test
    void aContactIsPrintedWithoutWhoItIs() {
        Contact contact = Contact.of(client("m@example.com", "512 555 0123"), "US");
        assertThat(contact + " " + contact.person())
                .doesNotContain("m@example.com")
                .doesNotContain("0123");
    }

    private static String email(String typed) {
        return Contact.of(client(typed, null), "US").email();
    }

    private static Client client(String email, String phone) {
        return new Client(5L, "Marisol Vega", null, null, "Person", email, phone, false);
    }
}
