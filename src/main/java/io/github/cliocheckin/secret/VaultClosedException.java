package io.github.cliocheckin.secret;

/** No secret can be sealed or opened, for the right keyset is not there; the message says what was found and what to do. */
public final class VaultClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultClosedException(String message) {
        super(message, null, false, false);
    }
}
