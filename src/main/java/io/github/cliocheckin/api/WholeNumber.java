package io.github.cliocheckin.api;

/** Numbers in paths and queries. */
public final class WholeNumber {

    private WholeNumber() {}

    /**
     * Reads a number of a path or query.
     *
     * @param name what the number is called there
     * @throws Refusal if it is not a whole number from 0 on
     */
    public static long read(String name, String value) {
        try {
            // parseLong alone would take a sign, and digits of other scripts
            if (value != null && value.matches("[0-9]+")) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException tooLarge) {
            // said below, with what is needed
        }
        throw Refusal.malformed(
                name, name + " is " + value + ": it takes a whole number up to " + Long.MAX_VALUE + ".");
    }
}
