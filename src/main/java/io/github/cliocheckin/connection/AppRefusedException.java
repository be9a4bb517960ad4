package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioException;

/** A region's Clio does not know our app: wrong credentials, or those of another region. No grant is lost by it. */
public final class AppRefusedException extends ClioException {

    private static final long serialVersionUID = 1L;

    AppRefusedException(Region region) {
        super("Clio does not know our app in region " + region + ": look at clio." + region.path()
                + ".client-id and clio." + region.path() + ".client-secret, which each region has its own of");
    }

    @Override
    public String code() {
        return "CLIO_APP_REFUSED";
    }
}
