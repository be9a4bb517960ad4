package io.github.cliocheckin.clio;

import java.time.Instant;

/** Clio's rate limit is used up: nothing may be asked for this account before {@link #until()}. Not a failure. */
public final class ClioBusyException extends ClioException {

    private static final long serialVersionUID = 1L;

    private final Instant until;
    private final boolean saidByClio;

    /**
     * @param saidByClio true if Clio refused a request; false if none was sent, as it would have been refused
     */
    ClioBusyException(Instant until, boolean saidByClio) {
        super("Clio's rate limit is used up until " + until);
        this.until = until;
        this.saidByClio = saidByClio;
    }

    public boolean isSaidByClio() {
        return saidByClio;
    }

    public Instant until() {
        return until;
    }

    @Override
    public String code() {
        return "RATE_LIMITED";
    }
}
