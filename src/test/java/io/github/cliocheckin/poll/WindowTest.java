package io.github.cliocheckin.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which matters a run takes, by their date. */
class WindowTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-01, true", // yesterday
                "2026-10-31, false", // before the mapping was switched on
                "2026-11-02, false", // today is not over
                "2026-11-20, false", // the future
                "2020-01-01, false"
            })
    void theFirstRunTakesYesterdayAndNothingElse(LocalDate date, boolean taken) {
        assertThat(firstRun("2026-11-02").includes(date, null)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, true", // new
        "2026-11-18, true", // seen before, entered late
        "2026-10-20, true", // the thirtieth day back
        "2026-10-19, false", // an old matter that was merely edited
        "2026-11-20, false",
        "2026-12-24, false"
    })
    void aLaterRunTakesWhatIsNewAndWhatWasEnteredLate(LocalDate date, boolean taken) {
        Window window = window("2026-01-01", "2026-11-18", "2026-11-19");
        assertThat(window.includes(date, LocalDate.parse("2026-11-19"))).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-10, true", "2026-11-09, false"})
    void nothingIsEnteredLateFromBeforeTheMapping(LocalDate date, boolean taken) {
        assertThat(window("2026-11-10", "2026-11-18", "2026-11-19").includes(date, null))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-01, false", "2026-08-02, true", "2026-09-15, true", "2026-11-19, true"})
    void whatALongHoldLeftUnseenIsNewHoweverOldItIs(LocalDate date, boolean taken) {
        assertThat(window("2026-01-01", "2026-08-01", "2026-11-19").includes(date, null))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2026-11-19, true", "2026-11-20, true", "2026-10-20, true", "2026-10-19, false", "-, true"})
    void ofAMatterWithoutDateTheDayOfItsLastChangeSpeaks(LocalDate updatedOn, boolean taken) {
        assertThat(window("2026-01-01", "2026-11-18", "2026-11-19").includes(null, updatedOn))
                .isEqualTo(taken);
    }

    @Test
    void anUndatedMatterLastChangedBeforeTheMappingIsPassedOver() {
        Window window = window("2026-11-10", "2026-11-18", "2026-11-19");
        assertThat(window.includes(null, LocalDate.parse("2026-11-09"))).isFalse();
        assertThat(window.includes(null, LocalDate.parse("2026-11-10"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02, true", "2026-11-01, true", "2026-10-31, false", "2026-11-03, false"})
    void aFrequencyInHoursTakesTodayAsWell(LocalDate date, boolean taken) {
        assertThat(window("2026-11-01", "2026-10-31", "2026-11-02").includes(date, null))
                .isEqualTo(taken);
    }

    @Test
    void severalMappingsAreAskedForInOneWindowThatHoldsThemAll() {
        Window one = window("2026-11-10", "2026-11-18", "2026-11-19");
        Window other = window("2026-11-12", "2026-11-15", "2026-11-20");
        Window both = window("2026-11-10", "2026-11-15", "2026-11-20");
        assertThat(one.and(other)).isEqualTo(both);
        assertThat(other.and(one)).isEqualTo(both);
    }

    /** As the plan starts a mapping that was switched on this day. */
    private static Window firstRun(String day) {
        LocalDate activated = LocalDate.parse(day);
        return new Window(activated.minusDays(1), activated.minusDays(2), activated.minusDays(1));
    }

    private static Window window(String floor, String dateThrough, String cutoff) {
        return new Window(LocalDate.parse(floor), LocalDate.parse(dateThrough), LocalDate.parse(cutoff));
    }
}
