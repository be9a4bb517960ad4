package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioException;

/** Clio does not take the grant any more: only a person can authorize again. */
public final class GrantLostException extends ClioException {

    private static final long serialVersionUID = 1L;

    /** @param error OAuth's code of the error */
    GrantLostException(String error) {
        super("Clio took the grant back (" + error + ")");
    }

    @Override
    public String code() {
        return "NOT_AUTHORIZED";
    }
}
