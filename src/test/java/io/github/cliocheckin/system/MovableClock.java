package io.github.cliocheckin.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real time, ahead of it by as much as the test moves it. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void moveOn(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The service asks for instants only");
    }
}
