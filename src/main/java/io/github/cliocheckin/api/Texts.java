package io.github.cliocheckin.api;

/** What every text must keep to before it is stored. */
public final class Texts {

    private Texts() {}

    /**
     * A text that both databases can keep.
     *
     * @param most the characters that its column has room for
     * @throws Refusal if it is too long or holds a control character or half a character
     */
    public static String storable(String field, String text, int most) {
        if (text.length() > most) {
            throw Refusal.invalid(
                    field, field + " has " + text.length() + " characters: shorten it to at most " + most + ".");
        }
        if (!text.codePoints().allMatch(Texts::isStorable)) {
            throw Refusal.invalid(field, field + " holds a control character or half a character: leave it out.");
        }
        return text;
    }

    /** PostgreSQL refuses the character 0 and half a surrogate pair; the other controls are never part of a name. */
    public static boolean isStorable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /**
     * A key or token, which travels in an HTTP header: visible ASCII characters only.
     *
     * @throws Refusal that does not repeat it
     */
    public static String secret(String field, String secret) {
        if (secret.length() > 4000 || !secret.matches("[\\x21-\\x7E]+")) {
            throw Refusal.invalid(
                    field, field + " takes 1 to 4000 visible ASCII characters without a space: copy it again.");
        }
        return secret;
    }
}
