package io.github.cliocheckin.clio;

/** Clio refused the question itself (400, 404, 410, 422): asked again the same way it would be refused again. */
public final class PageRefusedException extends ClioException {

    private static final long serialVersionUID = 1L;

    private final int status;

    PageRefusedException(int status, String clioSays) {
        super("Clio answered " + status + ": " + clioSays);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return "CLIO_REFUSED";
    }
}
