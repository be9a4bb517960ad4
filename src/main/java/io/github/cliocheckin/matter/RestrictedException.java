package io.github.cliocheckin.matter;

/**
 * A rule's way to say that a matter's client is not sent: it carries the matter to the dead-letter channel.
 *
 * <p>Without a stack trace, for it is an outcome and no fault, and there may be thousands.
 */
public final class RestrictedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the ledger keeps of a code. */
    private static final int LONGEST_CODE = 50;

    private final String code;

    /**
     * @param code stable, upper case with underscores; one of {@link Reason} or an operator's own
     * @param text a sentence for whoever asks why
     */
    public RestrictedException(String code, String text) {
        super(text, null, false, false);
        this.code = code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }

    RestrictedException(Reason reason) {
        this(reason.name(), reason.sentence());
    }

    RestrictedException(Reason reason, String detail) {
        this(reason.name(), reason.sentence() + " " + detail);
    }

    public String code() {
        return code;
    }

    /** The code alone: the text may name the client's contact. */
    @Override
    public String toString() {
        return "Restricted " + code;
    }
}
