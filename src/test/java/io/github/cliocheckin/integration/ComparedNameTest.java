package io.github.cliocheckin.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedNameTest {

    @ParameterizedTest
    @CsvSource({
        "Austin, '  Austin '",
        "San Antonio, San   Antonio",
        "San Antonio, 'San\tAntonio'",
        "San Antonio, 'San\u00a0Antonio'",
        "San Antonio, 'San\u2003Antonio\u00a0'",
        "Austin, AUSTIN",
        "Montr\u00e9al, 'Montre\u0301al'",
        "STRASSE, stra\u00dfe",
        "\u00c9COLE, \u00e9cole",
        "office, o\ufb03ce",
        "\uff21ustin, Austin",
        "Don't Send Review, \" don't send  review\""
    })
    void namesThatAPersonTakesForTheSameAreTheSame(String one, String other) {
        assertThat(ComparedName.of(clean(one))).isEqualTo(ComparedName.of(clean(other)));
    }

    @ParameterizedTest
    @CsvSource({"Austin, Austin North", "San Antonio, SanAntonio", "Montreal, Montr\u00e9al", "Suite 1, Suite 11"})
    void differentNamesStayDifferent(String one, String other) {
        assertThat(ComparedName.of(one)).isNotEqualTo(ComparedName.of(other));
    }

    @Test
    void noNameIsTheEmptyOne() {
        assertThat(ComparedName.of(null)).isEmpty();
        assertThat(ComparedName.of(" \t\u00a0 ")).isEmpty();
    }

    private static String clean(String text) {
        return text.replace("\"", "");
    }
}
