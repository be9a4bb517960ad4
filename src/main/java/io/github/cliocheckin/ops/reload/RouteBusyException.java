package io.github.cliocheckin.ops.reload;

import java.time.Duration;

/** A route was not left by its messages in time, and goes on as it is. */
final class RouteBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RouteBusyException(String routeId, Duration patience) {
        super("The route " + routeId + " has not finished what is under way within " + patience.toSeconds()
                + " s; it is tried again.");
    }
}
