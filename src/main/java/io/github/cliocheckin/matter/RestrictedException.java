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
    private final transient Verdict verdict;

    /**
     * By a rule of an operator's own.
     *
     * @param code stable, upper case with underscores; one of {@link Reason} or an operator's own
     * @param text a sentence for whoever asks why
     */
    public RestrictedException(String code, String text) {
        // What such a rule went by stands in the route: a filter tells nobody
        this(Rule.OWN, "what its step asks for", code, text);
    }

    RestrictedException(Rule rule, String read, Reason reason) {
        this(rule, read, reason.name(), reason.sentence());
    }

    RestrictedException(Rule rule, String read, Reason reason, String detail) {
        this(rule, read, reason.name(), reason.sentence() + " " + detail);
    }

    private RestrictedException(Rule rule, String read, String code, String text) {
        super(text, null, false, false);
        this.code = code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
        this.verdict = new Verdict(rule, read, this.code);
    }

    public String code() {
        return code;
    }

    /** What the rule that threw it says of the matter. */
    Verdict verdict() {
        return verdict;
    }

    /** The code alone: the text may name the client's contact. */
    @Override
    public String toString() {
        return "Restricted " + code;
    }
}
