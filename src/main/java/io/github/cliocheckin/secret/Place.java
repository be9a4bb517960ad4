package io.github.cliocheckin.secret;

import java.nio.charset.StandardCharsets;

/**
 * Where a secret is kept. A sealed value opens in its own place only, so that nobody who may write to the database can put
 * one firm's token in place of another's.
 *
 * @param row the row's key as text
 */
public record Place(String table, String column, String row) {

    /** What the sealed value is bound to; the parts hold no line breaks, so that no two places read alike. */
    byte[] associatedData() {
        return String.join("\n", table, column, row).getBytes(StandardCharsets.UTF_8);
    }
}
