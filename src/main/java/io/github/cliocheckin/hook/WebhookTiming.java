package io.github.cliocheckin.hook;

import java.time.Duration;
import java.util.stream.Stream;

/** When to look after a subscription again, and how long it is asked for. */
record WebhookTiming(Duration look, Duration lifetime) {

    /** While Clio has not heard our answer to its handshake. */
    private static final Duration LOOK_WHILE_PENDING = Duration.ofMinutes(5);

    Duration untilNextLook(boolean pending) {
        return Stream.of(look, lifetime.dividedBy(4), pending ? LOOK_WHILE_PENDING : look)
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
