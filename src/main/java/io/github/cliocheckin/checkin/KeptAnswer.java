package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.matter.CheckInRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** As much is looked through for addresses and numbers, whose patterns cost by the square of it. */
    private static final int LOOKED_THROUGH = 4000;

    private static final Pattern ENCODED_AT = Pattern.compile("%40|&#64;", Pattern.CASE_INSENSITIVE);
    private static final String LEFT_OUT = "…";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>(),;:]+@[^\\s\"'<>(),;:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{5,}\\d");

    /**
     * An answer. Whatever it holds, it can be kept: what became of the check-in never waits for it.
     *
     * @param answer the body's JSON object; null if it is none
     */
    static KeptAnswer of(CheckInRequest request, Integer status, byte[] body, JsonNode answer) {
        String told;
        try {
            told = told(request, body, answer);
        } catch (RuntimeException unforeseen) {
            told = "an answer that could not be read: " + unforeseen.getClass().getSimpleName();
        }
        return new KeptAnswer(status, StoredText.fitting(told, ROOM));
    }

    private static String told(CheckInRequest request, byte[] body, JsonNode answer) {
        return answer == null
                ? (body == null ? 0 : body.length) + " bytes that are no JSON object"
                : Stream.of(
                                // The receiver's own number of the client, which the row keeps too, is none of a
                                // telephone
                                field(answer, "customerId", text -> withoutAddresses(request, text)),
                                field(answer, "code", text -> withoutPerson(request, text)),
                                field(answer, "errorCode", text -> withoutPerson(request, text)),
                                field(answer, "message", text -> '"' + withoutPerson(request, text) + '"'),
                                field(answer, "errorMessage", text -> '"' + withoutPerson(request, text) + '"'))
                        .flatMap(Optional::stream)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("a JSON object without code, message and customerId");
    }

    private static Optional<String> field(JsonNode answer, String name, UnaryOperator<String> kept) {
        return answer.hasNonNull(name)
                ? Optional.of(name + " "
                        + kept.apply(StoredText.fitting(answer.get(name).asText(), LOOKED_THROUGH)))
                : Optional.empty();
    }

    /** Without the client's own, and without whatever else looks like an address or a telephone number. */
    private static String withoutPerson(CheckInRequest request, String text) {
        return NUMBER.matcher(withoutAddresses(request, text)).replaceAll(LEFT_OUT);
    }

    private static String withoutAddresses(CheckInRequest request, String text) {
        String kept = ENCODED_AT.matcher(text).replaceAll("@");
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
        return ADDRESS.matcher(kept).replaceAll(LEFT_OUT);
    }

    /** Without what the receiver wrote. */
    @Override
    public String toString() {
        return "an answer " + status;
    }
}
