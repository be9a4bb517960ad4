package io.github.cliocheckin.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
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
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether a text can be such a token; what cannot is not looked up. */
    boolean matches(String text) {
        return text.startsWith(prefix) && text.substring(prefix.length()).matches("[A-Za-z0-9_-]{43}");
    }

    /** As it is kept. A quick hash will do, for nobody can try 256 random bits through. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
