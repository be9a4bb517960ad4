package io.github.cliocheckin.checkin;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is tried again: doubled with each try up to a longest pause, and shortened by chance by
 * up to half, so that what failed together is not tried together.
 */
public record RetrySchedule(Duration first, Duration longest, RandomGenerator random) {

    /**
     * @param tries how often it was tried so far, from 1 on
     */
    public Duration pause(int tries) {
        double doubled = first.toMillis() * Math.pow(2, Math.max(0, tries - 1));
        double pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(pause * (1 - random.nextDouble() / 2)));
    }
}
