package io.github.cliocheckin.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Secrets that we make ourselves and need only recognise: given away once, kept as their hash. They are random, so a fast hash
 * without salt is enough.
 */
public final class RandomSecret {

    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RandomSecret() {}

    /** Whether a text that a stranger sent is written as one is; what is not need not be looked for. */
    public static boolean isWrittenAsOne(String text) {
        return text != null && WRITTEN.matcher(text).matches();
    }

    /** A new one, to be written in an address or a header. */
    public static String of(int bits, RandomGenerator random) {
        byte[] bytes = new byte[bits / 8];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As it is kept: SHA-256 in 64 hexadecimal digits. */
    public static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
