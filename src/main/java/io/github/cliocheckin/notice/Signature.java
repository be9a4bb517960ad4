package io.github.cliocheckin.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Clio signs a delivery: HMAC-SHA256 over the bytes of its body with the subscription's secret, in lower-case hex. */
final class Signature {

    /** The header that shows it. */
    static final String HEADER = "X-Hook-Signature";

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    /**
     * Whether a body was signed with a secret. How long this takes tells nothing of how much of a wrong one was right.
     *
     * @param shown the values of the header: exactly one must be there
     */
    static boolean isRight(List<String> shown, byte[] body, String secret) {
        return secret != null
                && !secret.isEmpty()
                && shown.size() == 1
                && MessageDigest.isEqual(
                        of(body, secret).getBytes(StandardCharsets.UTF_8),
                        shown.get(0).getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
