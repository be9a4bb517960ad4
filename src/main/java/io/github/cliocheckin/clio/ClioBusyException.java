package io.github.cliocheckin.clio;

import java.time.Instant;

/**
 * Nothing may be asked for this account before {@link #until()}: Clio's rate limit is used up, or its access token is being
 * renewed by somebody else. Not a failure.
 */
public final class ClioBusyException extends ClioException {

    private static final long serialVersionUID = 1L;

    private final Instant until;
    private final boolean saidByClio;

    /**
     * @param saidByClio true if Clio refused a request; false if none was sent, as it would have been refused
     */
    ClioBusyException(Instant until, boolean saidByClio) {
        this("Clio's rate limit is used up until " + until, until, saidByClio);
    }

    private ClioBusyException(String message, Instant until, boolean saidByClio) {
        super(message);
        this.until = until;
        this.saidByClio = saidByClio;
    }

    /** Somebody else renews the account's access token: look again at this time. */
    public static ClioBusyException renewing(Instant until) {
        return new ClioBusyException("The access token is being renewed, look again at " + until, until, false);
    }

    /** The OAuth server refused to answer before this time. */
    public static ClioBusyException refusedUntil(Instant until) {
        return new ClioBusyException(until, true);
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
