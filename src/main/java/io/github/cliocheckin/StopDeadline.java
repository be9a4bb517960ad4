package io.github.cliocheckin;

import java.time.Duration;

/**
 * Ends the process in time once it was told to stop, whatever still hangs then. Camel gives what is under way 25 seconds, and
 * after that waits without end for a queue's thread, such as one that waits for Clio. Nothing is lost by it: what was begun is
 * taken up by the next start, as after a kill.
 */
final class StopDeadline {

    private static final Duration TIME = Duration.ofSeconds(27);
    private static final int ENDED_BY_SIGTERM = 143;

    private StopDeadline() {}

    /** From now on a stop ends in time. */
    static void set() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopDeadline::begin, "stop"));
    }

    private static void begin() {
        Thread deadline = new Thread(StopDeadline::end, "stop-deadline");
        deadline.setDaemon(true);
        deadline.start();
    }

    private static void end() {
        try {
            Thread.sleep(TIME.toMillis());
            Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
        } catch (InterruptedException notNeededAnyMore) {
            Thread.currentThread().interrupt();
        }
    }
}
