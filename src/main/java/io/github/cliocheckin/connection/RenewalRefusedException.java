package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioException;

/**
 * Clio's OAuth server refuses, and does not say that the grant is gone: how it words that is not documented, and whoever stands
 * before it may refuse too. A person is told, and the tokens are kept and tried again.
 */
public final class RenewalRefusedException extends ClioException {

    private static final long serialVersionUID = 1L;

    /** @param how the HTTP status, and OAuth's code of the error if there is one */
    RenewalRefusedException(String how) {
        super("Clio's OAuth server refuses (" + how + ")");
    }

    @Override
    public String code() {
        return "NOT_AUTHORIZED";
    }
}
