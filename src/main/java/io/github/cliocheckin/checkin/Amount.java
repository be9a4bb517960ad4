package io.github.cliocheckin.checkin;

import java.util.Locale;

/**
 * How many there are, as far as they were counted.
 *
 * @param isMore whether there are more than the number; how many was not counted
 */
public record Amount(int number, boolean isMore) {

    public static final Amount NONE = new Amount(0, false);

    /** Of what was counted up to one more than the most that is told. */
    public static Amount of(int counted, int most) {
        return new Amount(Math.min(counted, most), counted > most);
    }

    /** As it was counted: one more than the number where there are more. */
    int counted() {
        return isMore ? number + 1 : number;
    }

    public Amount plus(Amount other) {
        return new Amount(number + other.number, isMore || other.isMore);
    }

    public boolean isNone() {
        return number == 0;
    }

    public boolean isOne() {
        return number == 1 && !isMore;
    }

    /** As people read it. */
    @Override
    public String toString() {
        return (isMore ? "more than " : "") + String.format(Locale.ENGLISH, "%,d", number);
    }
}
