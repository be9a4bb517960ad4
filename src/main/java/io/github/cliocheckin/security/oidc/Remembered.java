package io.github.cliocheckin.security.oidc;

/**
 * What must be kept from the beginning of a sign-in to its callback, by the same browser and for nobody else: it is what tells
 * the callback of this sign-in from one that somebody else began.
 */
public record Remembered(String state, String nonce, String codeVerifier) {

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "Remembered[...]";
    }
}
