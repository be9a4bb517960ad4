package io.github.cliocheckin.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes wrong requests of right ones, the same from the same seed. */
final class Mutations {

    private static final Pattern JSON_VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d+|true|false|null");

    private static final List<String> METHODS = List.of(
            "GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "Post", "G\u0000T");

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "json",
            "/",
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=none-such",
            "application/json; charset=",
            "application/json; charset=\"\u0001\"",
            "application/json;;;=;",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "*/*");

    private static final List<String> ACCEPTS = List.of(
            "", "text/csv", "text/csv;q=x", "*/*;q=2", "text/html", "application/json;q=0, text/csv;q=0", ",,,", "x/y");

    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "00000000000000000001",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e9",
            "0x10",
            "1.5",
            "null",
            "true",
            "NaN",
            "%00",
            "%0d%0aSet-Cookie:%20a=b",
            "%ff%fe",
            "%c0%80",
            "%ed%a0%80",
            "%f0%9f%98%80",
            "%d9%a1%d9%a2",
            "%",
            "%2",
            "%zz",
            "%25%32%35",
            "%2e%2e%2f",
            "..",
            "+",
            "%20",
            "a;b=c",
            "${sys:user.home}",
            "%24%7Bbody%7D",
            "'%20OR%20'1'='1",
            "%3Cscript%3E",
            "2026-01-31",
            "9999-12-31",
            "+10000-01-01",
            "-0001-01-01",
            "2026-02-30");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\" \"",
            "0",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "-1e-400",
            "1.5",
            "1" + "0".repeat(400),
            "[]",
            "{}",
            "[[[]]]",
            "[null]",
            "{\"\":\"\"}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\ufeff\"",
            "\"\u00f0\u009f\u0098\u0080\"",
            "\"\u00ff\u00fe\"",
            "\"\u00ed\u00a0\u0080\"",
            "\"\u0000\"",
            "\"\n\"",
            "\"\\x\"",
            "'a'",
            "NaN",
            "nul",
            "/**/1",
            "\"2026-13-41T99:99:99Z\"",
            "\"9999-12-31T23:59:59.999999999+18:00\"",
            "\"" + "x".repeat(500) + "\"",
            "\"" + "\u00ef\u00b7\u00ba".repeat(150) + "\"",
            "\"" + "x".repeat(70_000) + "\"");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The request with one to three things wrong; its end can still be told. */
    RawRequest mutant(RawRequest request) {
        List<UnaryOperator<RawRequest>> ways = new ArrayList<>(List.of(this::path, this::header));
        // Most other methods are refused before anything is read
        if (random.nextInt(3) == 0) {
            ways.add(this::method);
        }
        for (int i = 0; i < 4 && request.query() != null; i++) {
            ways.add(this::query);
        }
        for (int i = 0; i < 8 && request.body() != null; i++) {
            ways.add(this::body);
        }
        RawRequest mutant = request;
        for (int i = 1 + random.nextInt(3) * random.nextInt(2); i > 0; i--) {
            mutant = one(ways).apply(mutant);
        }
        return mutant;
    }

    /** The request's bytes with some of them wrong, lost or doubled; nobody can tell where it ends. */
    byte[] torn(RawRequest request) {
        byte[] bytes = request.bytes();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                return splice(bytes, random.nextInt(bytes.length), new byte[random.nextInt(50)]);
            }
            case 2 -> {
                String wrong = one(List.of(
                        "Content-Length: -1",
                        "Content-Length: 99999999999999999999",
                        "Content-Length: 3",
                        "Content-Length: 5, 6",
                        "Transfer-Encoding: chunked",
                        "Transfer-Encoding: gzip, chunked",
                        "Transfer-Encoding : chunked",
                        "Expect: 100-continue",
                        "Host: elsewhere",
                        " folded"));
                return request.plus(wrong).bytes();
            }
            case 3 -> {
                return splice(
                        bytes,
                        random.nextInt(bytes.length),
                        one(List.of("\r\n", "\r", "\n", "\u0000", " ", ":")).getBytes(StandardCharsets.ISO_8859_1));
            }
            default -> {
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
        }
    }

    private RawRequest method(RawRequest request) {
        return request.withMethod(one(METHODS));
    }

    private RawRequest path(RawRequest request) {
        List<String> parts = new ArrayList<>(List.of(request.path().split("/", -1)));
        int at = 1 + random.nextInt(Math.max(1, parts.size() - 1));
        at = Math.min(at, parts.size() - 1);
        switch (random.nextInt(6)) {
            case 0 -> parts.add(at, one(WORDS));
            case 1 -> parts.set(at, inTarget(flipped(parts.get(at))));
            case 2 -> parts.set(at, encoded(parts.get(at)));
            case 3 -> parts.add("x".repeat(1 + random.nextInt(2000)));
            // The last part is an id most of the time
            case 4 -> parts.set(parts.size() - 1, one(WORDS));
            default -> parts.set(at, one(WORDS));
        }
        String path = String.join("/", parts);
        return request.withPath(path.startsWith("/") ? path : "/" + path);
    }

    private RawRequest query(RawRequest request) {
        List<String> parameters = new ArrayList<>(List.of(request.query().split("&", -1)));
        int at = random.nextInt(parameters.size());
        String parameter = parameters.get(at);
        String name = parameter.split("=", 2)[0];
        switch (random.nextInt(9)) {
            case 0 -> parameters.remove(at);
            case 1 -> parameters.add(parameter);
            case 2 -> parameters.add(name + "=" + one(WORDS));
            case 3 -> parameters.set(at, name + "=" + one(WORDS));
            case 4 -> parameters.set(at, name);
            case 5 -> parameters.set(at, inTarget(flipped(parameter)));
            case 6 -> parameters.set(at, encoded(parameter));
            case 7 -> parameters.set(at, name + "=" + "x".repeat(random.nextInt(3000)));
            default -> Collections.shuffle(parameters, random);
        }
        return request.withQuery(String.join("&", parameters));
    }

    private RawRequest header(RawRequest request) {
        List<String> headers = new ArrayList<>(request.headers());
        if (headers.isEmpty() || random.nextInt(3) == 0) {
            headers.removeIf(header -> header.startsWith("Content-Type"));
            headers.add(random.nextBoolean() ? "Content-Type: " + one(CONTENT_TYPES) : "Accept: " + one(ACCEPTS));
            return request.withHeaders(headers);
        }
        int at = random.nextInt(headers.size());
        String header = headers.get(at);
        String name = header.split(":", 2)[0];
        switch (random.nextInt(5)) {
            case 0 -> headers.remove(at);
            case 1 -> headers.add(header);
            case 2 -> headers.set(at, name + ": " + one(WORDS));
            case 3 -> headers.set(at, name + ": " + "x".repeat(random.nextInt(6000)));
            default -> headers.set(at, name + ": " + inHeader(flipped(header.substring(name.length() + 1))));
        }
        return request.withHeaders(headers);
    }

    private RawRequest body(RawRequest request) {
        String body = request.body();
        return request.withBody(
                switch (random.nextInt(12)) {
                    case 0 -> flipped(body);
                    case 1 -> body.substring(0, random.nextInt(body.length() + 1));
                    case 2 -> "[".repeat(1 + random.nextInt(20_000)) + body;
                    case 3 -> "{\"a\":".repeat(1 + random.nextInt(5_000)) + body + "}".repeat(random.nextInt(3));
                    case 4 ->
                        one(List.of("", " ", "null", "[]", "\"x\"", "1", "{", "\u0000", "\u00ef\u00bb\u00bf" + body));
                    case 5 -> new String(body.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
                    case 6 ->
                        random.ints(1 + random.nextInt(300), 0, 256)
                                .mapToObj(b -> String.valueOf((char) b))
                                .collect(Collectors.joining());
                    case 7 -> body + body;
                    default -> withOtherValue(body);
                });
    }

    private String withOtherValue(String json) {
        List<MatchResult> values = JSON_VALUE.matcher(json).results().toList();
        if (values.isEmpty()) {
            return one(VALUES);
        }
        MatchResult value = one(values);
        return json.substring(0, value.start()) + one(VALUES) + json.substring(value.end());
    }

    private String flipped(String text) {
        if (text.isEmpty()) {
            return "\u0001";
        }
        char[] bytes = text.toCharArray();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (char) (1 << random.nextInt(8));
        }
        return new String(bytes);
    }

    /** Without what would end the request's line, or begin its query anew. */
    private static String inTarget(String text) {
        return text.replaceAll("[ \r\n?#\u0000]", "\u007f");
    }

    private static String inHeader(String text) {
        return text.replaceAll("[\r\n]", "\u007f");
    }

    /** With one character written otherwise, which means the same; or twice otherwise, which does not. */
    private String encoded(String text) {
        if (text.isEmpty()) {
            return "%25";
        }
        int at = random.nextInt(text.length());
        String code = "%%%02x".formatted((int) text.charAt(at));
        return text.substring(0, at)
                + (random.nextBoolean() ? code : code.replace("%", "%25"))
                + text.substring(at + 1);
    }

    private static byte[] splice(byte[] bytes, int at, byte[] more) {
        byte[] spliced = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(more, 0, spliced, at, more.length);
        System.arraycopy(bytes, at, spliced, at + more.length, bytes.length - at);
        return spliced;
    }
}
