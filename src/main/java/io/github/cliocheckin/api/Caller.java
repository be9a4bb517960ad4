package io.github.cliocheckin.api;

/**
 * Who makes a call of the HTTP API: a person or the holder of a token. The door has made sure of it; routes and beans find it
 * in the header {@link #HEADER}, which nobody outside can set.
 *
 * @param name as it is written to the audit, such as {@code user anna} or {@code token deploy}
 */
public record Caller(String name, Role role) {

    /** Where Camel's platform-http puts the user whom the door set; a type converter makes it a Caller. */
    public static final String HEADER = "CamelVertxPlatformHttpAuthenticatedUser";
}
