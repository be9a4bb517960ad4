package io.github.cliocheckin.clio;

/** There is no access token that Clio takes: none was granted, or it is expired, revoked, malformed or of another region. */
public final class ClioUnauthorizedException extends ClioException {

    private static final long serialVersionUID = 1L;

    public ClioUnauthorizedException(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "NOT_AUTHORIZED";
    }
}
