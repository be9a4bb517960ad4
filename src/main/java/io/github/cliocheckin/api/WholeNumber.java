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
        if (value != null && value.matches("[0-9]{1,18}")) {
            return Long.parseLong(value);
        }
        throw Refusal.malformed(name, name + " is " + value + ": it takes a whole number of at most 18 digits.");
    }
}
