package io.github.cliocheckin.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cliocheckin.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClioBudgetTest {

    private static final String LIMIT = "50";
    private static final ClioRequest FIRST = request(1);
    private static final ClioRequest OTHER = request(2);

    private final TestClock clock = TestClock.at("2026-11-02T10:00:00Z");
    private final ClioBudget budget = new ClioBudget(clock);

    @Test
    void anAccountThatClioSaidNothingOfIsNotHeldBack() {
        assertThat(admitted(FIRST, 100)).isEqualTo(100);
    }

    @Test
    void noMoreIsAskedThanClioSaidIsLeft() {
        note("3", inSeconds(40));
        assertThat(admitted(FIRST, 10)).isEqualTo(3);
        ClioBusyException busy = catchThrowableOfType(ClioBusyException.class, () -> budget.admit(FIRST));
        assertThat(busy.until()).isEqualTo(clock.instant().plusSeconds(40));
        assertThat(busy.isSaidByClio()).isFalse();
    }

    @Test
    void accountsDoNotShareABudget() {
        note("0", inSeconds(40));
        assertThat(admitted(OTHER, 5)).isEqualTo(5);
        assertThat(admitted(FIRST, 5)).isZero();
    }

    @Test
    void aNewWindowBeginsWithTheReset() {
        note("0", inSeconds(40));
        clock.pass(Duration.ofSeconds(39));
        assertThat(admitted(FIRST, 1)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(admitted(FIRST, 100)).isEqualTo(100);
    }

    @Test
    void aSmallResetIsReadAsSecondsFromNow() {
        note("0", "30");
        clock.pass(Duration.ofSeconds(29));
        assertThat(admitted(FIRST, 1)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(admitted(FIRST, 1)).isEqualTo(1);
    }

    @Test
    void aResetThatIsOverHoldsNothingBack() {
        note("0", inSeconds(0));
        assertThat(admitted(FIRST, 1)).isEqualTo(1);
    }

    @Test
    void aWindowThatWouldLastForAYearEndsAfterAQuarterOfAnHour() {
        note("0", inSeconds(31_536_000));
        clock.pass(Duration.ofMinutes(14));
        assertThat(admitted(FIRST, 1)).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(admitted(FIRST, 1)).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLateGivesNothingBack() {
        note("1", inSeconds(40));
        note("5", inSeconds(40));
        assertThat(admitted(FIRST, 10)).isEqualTo(1);
        budget.close(FIRST, clock.instant().plusSeconds(90));
        note("30", inSeconds(40));
        note("30", inSeconds(100));
        assertThat(admitted(FIRST, 1)).isZero();
    }

    @Test
    void aRefusalOfCliosClosesTheWindow() {
        note("20", inSeconds(40));
        budget.close(FIRST, clock.instant().plusSeconds(90));
        assertThatThrownBy(() -> budget.admit(FIRST)).isInstanceOf(ClioBusyException.class);
        clock.pass(Duration.ofSeconds(90));
        assertThat(admitted(FIRST, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | 30",
                "0 | none",
                "none | none",
                "few | 30",
                "0 | soon",
                "-1 | 30",
                "'' | ''",
                "99999999999 | 30",
                "0 | 99999999999"
            })
    void headersThatCannotBeReadHoldNothingBack(String remaining, String reset) {
        note(remaining, reset);
        assertThat(admitted(FIRST, 3)).isEqualTo(3);
    }

    @Test
    void aBudgetBeyondAllNeedIsNoFailure() {
        note("9999999999", "30");
        assertThat(admitted(FIRST, 100)).isEqualTo(100);
    }

    @Test
    void whatIsLeftIsAShareOfTheLimitUntilTheReset() {
        assertThat(budget.percentLeft(1)).isEmpty();
        note("20", inSeconds(40));
        assertThat(budget.percentLeft(1)).hasValue(40);
        admitted(FIRST, 5);
        assertThat(budget.percentLeft(1)).hasValue(30);
        assertThat(budget.percentLeft(2)).isEmpty();
        clock.pass(Duration.ofSeconds(40));
        assertThat(budget.percentLeft(1)).isEmpty();
    }

    @Test
    void whereNothingIsLeftItIsNoPercentWhateverTheLimit() {
        budget.close(FIRST, clock.instant().plusSeconds(90));
        assertThat(budget.percentLeft(1)).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, none", "0, none", "many, none", "10, 100", "60, 33"})
    void aLimitThatCannotBeIsNone(String limit, Integer percent) {
        budget.note(FIRST, limit, "20", inSeconds(40));
        assertThat(budget.percentLeft(1)).isEqualTo(Optional.ofNullable(percent));
    }

    private void note(String remaining, String reset) {
        budget.note(FIRST, LIMIT, remaining, reset);
    }

    private String inSeconds(long seconds) {
        return String.valueOf(clock.instant().getEpochSecond() + seconds);
    }

    private int admitted(ClioRequest request, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            try {
                budget.admit(request);
                admitted++;
            } catch (ClioBusyException full) {
                return admitted;
            }
        }
        return admitted;
    }

    private static ClioRequest request(long account) {
        return new ClioRequest(account, URI.create("https://app.clio.com/api/v4/matters.json"));
    }
}
