package io.github.cliocheckin.hook;

/** This node took longer than its claim lasts, and another one looks after the group by now. */
final class ClaimLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLostException() {
        super("Another node looks after what the group keeps at Clio");
    }
}
