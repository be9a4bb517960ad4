package io.github.cliocheckin.handin;

/**
 * A check-in as somebody hands it in: the JSON of a message on {@code checkin.source}. Nothing of it is checked yet.
 *
 * @param businessNumber of a location of the group's
 * @param reference the sender's own: what comes twice under one reference is one check-in
 * @param externalId the client's in the sender's system, handed on to the receiver; or null
 * @param delay how long the client waits to be asked, in ISO-8601; null = not at all
 */
public record HandedIn(
        Long groupId,
        Long businessNumber,
        String reference,
        String name,
        String emailId,
        String phone,
        String externalId,
        String delay) {

    /** Without the person. */
    @Override
    public String toString() {
        return "a check-in that was handed in";
    }
}
