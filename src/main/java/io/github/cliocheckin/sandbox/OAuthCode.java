package io.github.cliocheckin.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What an authorization code stands for until it is exchanged. */
record OAuthCode(OAuthGrant grant, String redirectUri, Optional<String> challenge, Instant end) {

    boolean isFor(String clientId, String uri) {
        return grant.clientId().equals(clientId) && redirectUri.equals(uri);
    }

    /** Refuses a caller who cannot show what the challenge of RFC 7636 was made from; without a challenge anybody passes. */
    void check(Optional<String> verifier) {
        if (challenge.isEmpty()) {
            return;
        }
        String shown = verifier.orElseThrow(() -> OAuthRefusal.missing("code_verifier"));
        if (!challenge.get().equals(hashed(shown))) {
            throw OAuthRefusal.invalidGrant("The code_verifier does not fit the code_challenge");
        }
    }

    private static String hashed(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
