package io.github.cliocheckin.clio;

/** Clio gave no answer that can be used; the same question may be answered later. */
public final class ClioUnavailableException extends ClioException {

    private static final long serialVersionUID = 1L;

    public ClioUnavailableException(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "CLIO_UNAVAILABLE";
    }
}
