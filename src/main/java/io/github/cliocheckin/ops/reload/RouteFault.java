package io.github.cliocheckin.ops.reload;

/**
 * Why a file of routes is not taken over.
 *
 * @param line counted from one; 0 = none in particular
 * @param reason what is wrong there and what to do about it, a sentence
 */
public record RouteFault(String file, int line, String reason) {

    /** As it is told in the log and shown by health. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + ": " + reason;
    }
}
