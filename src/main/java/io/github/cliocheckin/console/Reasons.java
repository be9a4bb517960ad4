package io.github.cliocheckin.console;

import io.github.cliocheckin.matter.Reason;
import java.util.Arrays;
import java.util.Optional;

/** What is said of a reason's code to a person. */
final class Reasons {

    private Reasons() {}

    /** What it means, without what names anybody. */
    static String sentence(String code) {
        return ofUs(code).map(Reason::sentence).orElse("A rule of your own speaks against it");
    }

    /** What to do. */
    static String advice(String code) {
        return ofUs(code)
                .map(Reason::advice)
                .orElse(
                        "Look into routes/matter.camel.yaml what this rule asks for, and mend that in Clio or in the rule.");
    }

    /** Its place among the others: ours in the order of the rules, then those of an operator's own. */
    static int place(String code) {
        return ofUs(code).map(Reason::ordinal).orElse(Reason.values().length);
    }

    private static Optional<Reason> ofUs(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
