package io.github.cliocheckin.notice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Makes wrong deliveries of right ones, the same from the same seed: none of them is signed for what it says. */
public final class DeliveryMutations {

    private static final String[] SPACES = {" ", "\n", "\r\n", "\t", "\u0000"};

    private final Random random;
    private final String secret;

    public DeliveryMutations(long seed, String secret) {
        this.random = new Random(seed);
        this.secret = secret;
    }

    /** A body with the values of the header that are shown with it. */
    public record Signed(List<String> signatures, byte[] body) {}

    /** What Clio sends of a matter. */
    public static String body(long matterId, String event, String etag, long webhookId) {
        return """
                {"data":{"id":%d,"etag":"\\"%s\\"","status":"Closed","close_date":"2026-10-30","description":"Ångström"},\
                "meta":{"event":"%s","webhook_id":%d}}""".formatted(matterId, etag, event, webhookId);
    }

    public static Signed signed(String body, String secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Signed(List.of(Signature.of(bytes, secret)), bytes);
    }

    public static String signature(byte[] body, String secret) {
        return Signature.of(body, secret);
    }

    public Signed mutant(Signed right) {
        String signature = right.signatures().get(0);
        byte[] body = right.body();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> new Signed(right.signatures(), flipped(body));
            case 4, 5, 6, 7 -> shown(body, new String(flipped(bytes(signature)), StandardCharsets.ISO_8859_1));
            case 8 -> new Signed(right.signatures(), Arrays.copyOf(body, random.nextInt(body.length)));
            case 9 -> shown(body, signature.substring(0, random.nextInt(64)));
            case 10 -> new Signed(right.signatures(), rewritten(text(body)));
            case 11 -> new Signed(right.signatures(), spaced(body));
            case 12 -> shown(body, signature.toUpperCase(Locale.ROOT));
            case 13 ->
                shown(body, one("sha256=", "SHA256=", "v1=", "0x", "sha256:", "\"") + signature + one("", "\"", ";"));
            case 14 ->
                new Signed(
                        one(
                                List.of(signature, signature),
                                List.of(signature, Signature.of(body, "another")),
                                List.of("", signature),
                                List.of(signature + "," + signature),
                                List.of(signature + ", ")),
                        body);
            case 15 -> new Signed(one(List.of(), List.of("")), body);
            case 16 ->
                shown(
                        body,
                        Signature.of(
                                body,
                                one(secret + " ", secret.toUpperCase(Locale.ROOT), "0", signature, text(body), "\n")));
            case 17 ->
                shown(
                        body,
                        Signature.of(one(new byte[0], text(body).strip().getBytes(StandardCharsets.UTF_16)), secret));
            case 18 -> shown(body, otherDigest(body));
            default -> new Signed(right.signatures(), one(gzipped(body), new byte[0], concatenated(body, body)));
        };
    }

    private static Signed shown(byte[] body, String signature) {
        return new Signed(List.of(signature), body);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** The same JSON, or other JSON, in other bytes. */
    private byte[] rewritten(String body) {
        String other = switch (random.nextInt(7)) {
            case 0 -> body.replace(",", ", ");
            case 1 -> body.replace(":", " : ");
            case 2 -> body.replaceFirst("\"id\":(\\d+),(\"etag\":\"[^,]*\")", "$2,\"id\":$1");
            case 3 -> body.replaceFirst("\\{(\"data\":.*),(\"meta\":\\{.*})}", "{$2,$1}");
            case 4 -> body.replaceFirst("\"id\":(\\d+)", "\"id\":$1" + random.nextInt(10));
            case 5 ->
                body.replaceFirst("\"event\":\"\\w+\"", "\"event\":\"deleted_\"")
                        .replace("deleted_", "deleted");
            default -> body.replace("Å", "\\u00c5");
        };
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        return other.equals(body) ? concatenated(bytes, bytes(" ")) : bytes;
    }

    private byte[] spaced(byte[] body) {
        byte[] space = bytes(SPACES[random.nextInt(SPACES.length)]);
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        return one(concatenated(body, space), concatenated(space, body), concatenated(mark, body));
    }

    private String otherDigest(byte[] body) {
        try {
            byte[] key = secret.getBytes(StandardCharsets.UTF_8);
            String plain = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(concatenated(key, body)));
            String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Signature.of(body, secret)));
            return one(plain, base64, "0".repeat(64));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
