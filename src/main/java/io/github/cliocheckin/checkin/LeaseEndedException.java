package io.github.cliocheckin.checkin;

/** This node held something longer than it may: whatever it did with it since then is no longer its to say. */
public final class LeaseEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseEndedException(String message) {
        super(message);
    }
}
