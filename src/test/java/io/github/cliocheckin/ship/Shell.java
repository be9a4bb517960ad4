package io.github.cliocheckin.ship;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Commands of the system, for what Java has no word for: tar, and looking at a unit as systemd does. */
final class Shell {

    private Shell() {}

    /** What a command printed. */
    static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a command can be run here, and ends well. */
    static boolean can(String... command) {
        try {
            run(command);
            return true;
        } catch (UncheckedIOException | IllegalStateException notHere) {
            return false;
        }
    }
}
