package io.github.cliocheckin.integration;

import java.time.Duration;

/** The value of {@link PropertyKey#CUSTOMER_FETCH_DELAY}: whole days. */
public final class CustomerFetchDelay {

    /** Nobody waits longer with asking for a review; whoever writes more has mistaken the unit. */
    public static final int MOST_DAYS = 365;

    private CustomerFetchDelay() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is no whole number of days up to {@value #MOST_DAYS}
     */
    public static Duration of(String days) {
        String digits = days.strip();
        if (!digits.matches("[0-9]{1,4}") || Integer.parseInt(digits) > MOST_DAYS) {
            throw new IllegalArgumentException("it takes a whole number of days from 0 to " + MOST_DAYS + ".");
        }
        return Duration.ofDays(Integer.parseInt(digits));
    }
}
