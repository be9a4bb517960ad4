package io.github.cliocheckin.matter;

/**
 * Why a matter's client is not sent.
 *
 * @param code one of {@link Reason} or an operator's own
 * @param text may name the client's contact: for the ledger, not for a log
 */
public record Restriction(Subject subject, String code, String text) implements Decision {

    @Override
    public String toString() {
        return "Restriction " + code + " of " + subject;
    }
}
