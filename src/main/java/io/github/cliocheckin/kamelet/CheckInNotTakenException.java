package io.github.cliocheckin.kamelet;

/** A check-in was not taken and the same may be taken later. The message names no person. */
public final class CheckInNotTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckInNotTakenException(String why) {
        super(why);
    }
}
