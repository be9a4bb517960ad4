package io.github.cliocheckin.secret;

/** The keys cannot be rotated as things are; the message says what to do instead. */
public final class RotationRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RotationRefusedException(String message) {
        super(message, null, false, false);
    }
}
