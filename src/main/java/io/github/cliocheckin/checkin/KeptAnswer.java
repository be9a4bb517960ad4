package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.matter.CheckInRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is kept of the receiver's answer to an attempt: its status, and what it says of the check-in without whom it names.
 *
 * @param status null where {@code checkin.endpoint} is no HTTP
 */
public record KeptAnswer(Integer status, String text) {

    /** What the column holds. */
    private static final int ROOM = 500;

    private static final String LEFT_OUT = "…";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>(),;:]+@[^\\s\"'<>(),;:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{5,}\\d");

    /**
     * An answer.
     *
     * @param answer the body's JSON object; null if it is none
     */
    static KeptAnswer of(CheckInRequest request, Integer status, byte[] body, JsonNode answer) {
        String told = answer == null
                ? (body == null ? 0 : body.length) + " bytes that are no JSON object"
                : Stream.of(
                                field(answer, "customerId"),
                                field(answer, "code"),
                                field(answer, "errorCode"),
                                message(request, answer, "message"),
                                message(request, answer, "errorMessage"))
                        .flatMap(List::stream)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("a JSON object without code, message and customerId");
        return new KeptAnswer(status, StoredText.fitting(told, ROOM));
    }

    private static List<String> field(JsonNode answer, String name) {
        return answer.hasNonNull(name)
                ? List.of(name + " " + StoredText.fitting(answer.get(name).asText(), 100))
                : List.of();
    }

    private static List<String> message(CheckInRequest request, JsonNode answer, String name) {
        return answer.hasNonNull(name)
                ? List.of(name + " \"" + withoutPerson(request, answer.get(name).asText()) + "\"")
                : List.of();
    }

    /** Without the client's own, and without whatever else looks like an address or a telephone number. */
    private static String withoutPerson(CheckInRequest request, String text) {
        String kept = text;
        List<String> names = request.name() == null
                ? List.of()
                : Arrays.asList(request.name().split("\\s+"));
        for (String own : Stream.concat(Stream.of(request.emailId(), request.phone()), names.stream())
                .filter(word -> word != null && word.length() > 1)
                .toList()) {
            kept = Pattern.compile(
                            Pattern.quote(own.toLowerCase(Locale.ROOT)),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(kept)
                    .replaceAll(LEFT_OUT);
        }
        return NUMBER.matcher(ADDRESS.matcher(kept).replaceAll(LEFT_OUT)).replaceAll(LEFT_OUT);
    }

    /** Without what the receiver wrote. */
    @Override
    public String toString() {
        return "an answer " + status;
    }
}
