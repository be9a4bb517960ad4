package io.github.cliocheckin.ops.reload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of routes as it was read.
 *
 * @param name without its folder, such as {@code matter.camel.yaml}
 */
public record RouteFile(String name, String text) {

    /** Whether its name is that of a file of routes: Camel's YAML, or Java. */
    static boolean isNamedAsOne(String name) {
        return name.endsWith(".camel.yaml") || name.endsWith(".java");
    }

    boolean isJava() {
        return name.endsWith(".java");
    }

    /** By which two versions of it are told apart: SHA-256, in hexadecimal digits. */
    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
