package io.github.cliocheckin.matter;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Why a matter's client is not sent.
 *
 * @param code one of {@link Reason} or an operator's own
 * @param text may name the client's contact: for the ledger, not for a log
 */
public record Restriction(
        Subject subject,
        String code,
        String text,
        @JsonIgnore RuleTrace trace) implements Decision {

    /** One that no rule of a matter spoke. */
    public Restriction(Subject subject, String code, String text) {
        this(subject, code, text, RuleTrace.NONE);
    }

    /** What speaks against a matter besides the rules that its route names. */
    public static Restriction of(Subject subject, Reason reason, RuleTrace trace, Rule rule, String read) {
        return new Restriction(subject, reason.name(), reason.sentence(), trace.plus(Verdict.of(rule, read, reason)));
    }

    @Override
    public String toString() {
        return "Restriction " + code + " of " + subject;
    }
}
