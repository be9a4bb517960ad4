package io.github.cliocheckin.integration;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name as names are compared: trimmed, inner white space collapsed, Unicode-normalised and case-folded. Apostrophes are one
 * character here, for what is typed as {@code Don't} in one place is made {@code Don’t} by the keyboard of another.
 */
public final class ComparedName {

    private ComparedName() {}

    /** The name's compared form; empty for null and for a name of white space only. */
    public static String of(String name) {
        if (name == null) {
            return "";
        }
        String normalised = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("[\u2018\u2019\u02BC\u00B4`]", "'")
                .strip();
        // Upper before lower: folds the letters whose lower case alone differs, such as the German sharp s
        return normalised.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
