package io.github.cliocheckin.kamelet;

/** A check-in will never be taken as it is: the receiver refuses it, or it lacks something. The message names no person. */
public final class CheckInRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckInRefusedException(String why) {
        super(why);
    }
}
