package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void theWholeNameIsTakenAsItIs() {
        assertThat(client(" Marisol Vega-Ortiz ", "M.", "Vega").fullName()).isEqualTo("Marisol Vega-Ortiz");
    }

    @Test
    void aNameIsPutTogetherFromItsParts() {
        assertThat(client(null, " Marisol ", "Vega ").fullName()).isEqualTo("Marisol Vega");
        assertThat(client("  ", "Marisol", null).fullName()).isEqualTo("Marisol");
        assertThat(client("", " ", "Vega").fullName()).isEqualTo("Vega");
    }

    @Test
    void aClientWithoutAnyNameHasAnEmptyOne() {
        assertThat(client(null, null, null).fullName()).isEmpty();
        assertThat(client(" ", "", "  ").fullName()).isEmpty();
    }

    @Test
    void aClientIsPrintedWithoutWhoItIs() {
        assertThat(client("Marisol Vega", "Marisol", "Vega")).hasToString("Client 5");
    }

    private static Client client(String name, String firstName, String lastName) {
        return new Client(5L, name, firstName, lastName, "Person", "m@example.com", "512 555 0199", false);
    }
}
