package io.github.cliocheckin.api;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
    /** Reads everything but secrets. */
    VIEWER,
    /** Configures integrations and runs them. */
    OPERATOR,
    /** Decides who else may do what, and handles keys. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
