package io.github.cliocheckin.clio;

/** The app or the authorizing user lacks a permission; the message is Clio's own. */
public final class ClioForbiddenException extends ClioException {

    private static final long serialVersionUID = 1L;

    ClioForbiddenException(String clioSays) {
        super(clioSays);
    }

    @Override
    public String code() {
        return "CLIO_FORBIDDEN";
    }
}
