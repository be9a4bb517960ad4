package io.github.cliocheckin.matter;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one rule made of a matter, for whoever asks why. It never holds what tells who the client is.
 *
 * @param read what the rule went by, such as {@code Location: Norman}
 * @param code of the restriction; null if it had nothing against the matter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(Rule rule, String read, String code) {

    static Verdict of(Rule rule, String read, Reason reason) {
        return new Verdict(rule, read, reason.name());
    }

    /** A rule that had nothing against the matter. */
    public static Verdict passed(Rule rule, String read) {
        return new Verdict(rule, read, null);
    }
}
