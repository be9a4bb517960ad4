package io.github.cliocheckin.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of a call's query. They are read from the query itself: in Camel's headers they would be mixed with the
 * headers that the caller sent.
 */
public final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private QueryParameters() {}

    /**
     * Reads a query.
     *
     * @param query as in the request line, or null
     * @param known the names that the call takes
     * @throws Refusal if a parameter has another name
     */
    public static QueryParameters of(String query, Set<String> known) {
        QueryParameters parameters = ofAnybody(query);
        for (String name : parameters.values.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.malformed(
                        name,
                        name + " is not a parameter of this call: leave it out, or use one of " + new TreeSet<>(known)
                                + ".");
            }
        }
        return parameters;
    }

    /** Reads a query that somebody wrote who may append whatever he likes. */
    public static QueryParameters ofAnybody(String query) {
        QueryParameters parameters = new QueryParameters();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            if (!value.codePoints().allMatch(Texts::isStorable)) {
                // No row has it, and PostgreSQL refuses the question
                throw Refusal.malformed(name, name + " holds a control character or half a character: leave it out.");
            }
            parameters.values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw Refusal.malformed(null, "The query is not URL-encoded: write a percent sign as %25.");
        }
    }

    /** A parameter that may be given once; one that is empty counts as not given. */
    public Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw Refusal.malformed(name, name + " is given " + given.size() + " times: give it once.");
        }
        return given.stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** The values of a parameter that may be repeated, or hold several values with commas between. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    public Optional<Long> wholeNumber(String name) {
        return text(name).map(value -> WholeNumber.read(name, value));
    }

    public Optional<LocalDate> date(String name) {
        return text(name).map(value -> {
            try {
                LocalDate date = LocalDate.parse(value);
                // Not every database knows the years before and after
                if (date.getYear() >= 1 && date.getYear() <= 9999) {
                    return date;
                }
            } catch (DateTimeException notADate) {
                // said below, with what is needed
            }
            throw Refusal.malformed(name, name + " is " + value + ": it takes a date such as 2026-01-31.");
        });
    }

    /** How many rows a page is to have. */
    public int limit(int otherwise, int most) {
        long limit = wholeNumber("limit").orElse((long) otherwise);
        if (limit < 1 || limit > most) {
            throw Refusal.malformed("limit", "limit is " + limit + ": it takes 1 to " + most + ".");
        }
        return (int) limit;
    }
}
