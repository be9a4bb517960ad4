package io.github.cliocheckin.kamelet;

/** A check-in has no answer that says what became of it: the receiver may have taken it, so it must not simply be sent again. The message names no person. */
public final class CheckInUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckInUnknownException(String why) {
        super(why);
    }
}
