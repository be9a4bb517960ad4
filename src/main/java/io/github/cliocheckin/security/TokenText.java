package io.github.cliocheckin.security;

import io.github.cliocheckin.secret.RandomSecret;
import java.util.random.RandomGenerator;

/** The text of a token: 256 random bits behind a prefix by which people and secret scanners know it. */
public enum TokenText {
    TOKEN("cck_"),
    SESSION("ccs_");

    private final String prefix;

    TokenText(String prefix) {
        this.prefix = prefix;
    }

    public String make(RandomGenerator random) {
        return prefix + RandomSecret.of(256, random);
    }

    /** Whether a text can be such a token; what cannot is not looked up. */
    boolean matches(String text) {
        return text.startsWith(prefix) && text.substring(prefix.length()).matches("[A-Za-z0-9_-]{43}");
    }
}
