package io.github.cliocheckin.ops.settings;

/** A file of settings cannot be taken over; the message is one line that names the file and what is wrong in it. */
final class RefusedSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedSettings(String source, Throwable reason) {
        super(source + " is not taken over, and what runs stays as it is: " + reason.getMessage(), reason);
    }
}
