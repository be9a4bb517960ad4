package io.github.cliocheckin.clio;

/** Clio does not know the access token: expired, revoked, malformed or of another region. */
public final class ClioUnauthorizedException extends ClioException {

    private static final long serialVersionUID = 1L;

    ClioUnauthorizedException() {
        super("Clio answered 401: the access token is expired, revoked or of another region");
    }

    @Override
    public String code() {
        return "NOT_AUTHORIZED";
    }
}
