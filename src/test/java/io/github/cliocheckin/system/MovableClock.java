package io.github.cliocheckin.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real time, ahead of it by as much as the test moves it, until the test stops it. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Clock real = Clock.systemUTC();

    public void moveOn(Duration time) {
        ahead = ahead.plus(time);
    }

    /** From now on time goes on only if it is moved. */
    public void stop() {
        real = Clock.fixed(real.instant(), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
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
