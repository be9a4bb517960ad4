package io.github.cliocheckin.clio;

/** Clio did not answer what was asked. Its kinds differ in what must happen next; none names a person or a token. */
public abstract class ClioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected ClioException(String message) {
        super(message);
    }

    /** The stable code under which a poll records it. */
    public abstract String code();
}
