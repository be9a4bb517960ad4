package io.github.cliocheckin.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says of JSON that could not be read which field is wrong and what it takes; never repeats what was sent. */
final class JsonFault {

    private JsonFault() {}

    static Problem problem(JacksonException exception) {
        if (exception instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Problem.of(Problem.Kind.MALFORMED, field(mapping.getPath()), detail(mapping));
        }
        if (exception instanceof InputCoercionException number && number.getProcessor() != null) {
            String field = field(number.getProcessor().getParsingContext());
            return Problem.of(Problem.Kind.MALFORMED, field, outOfRange(field));
        }
        JsonLocation at = exception.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return Problem.of(
                Problem.Kind.MALFORMED,
                null,
                exception instanceof MismatchedInputException
                        ? "The body is not what this call takes: send one JSON object" + place + "."
                        : "The body is not JSON: mend it" + place + ".");
    }

    private static String detail(JsonMappingException exception) {
        String field = field(exception.getPath());
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return field + " is not a field of this call: leave it out, or use one of "
                    + unknown.getKnownPropertyIds().stream().sorted().toList() + ".";
        }
        Throwable cause = exception.getCause() == null ? exception : exception.getCause();
        if (cause instanceof InputCoercionException) {
            return outOfRange(field);
        }
        if (cause instanceof MismatchedInputException mismatch) {
            return field + " is of the wrong type: it takes " + words(mismatch.getTargetType()) + ".";
        }
        return field + " is not JSON from here on: mend it.";
    }

    private static String outOfRange(String field) {
        return field + " is a number out of the range of this field: give another one.";
    }

    private static String words(Class<?> type) {
        if (type == Long.class || type == Integer.class) {
            return "a whole number without quotes";
        }
        if (type == Boolean.class) {
            return "true or false without quotes";
        }
        if (type == String.class) {
            return "a text in quotes";
        }
        return type != null && List.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    /** The path as people write it: {@code integrationGroupTriggers[0].triggerId}. */
    private static String field(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            append(field, step.getFieldName(), step.getIndex());
        }
        return field.toString();
    }

    /** The same of where a parser stands, for an exception that nobody wrote a path on. */
    private static String field(JsonStreamContext place) {
        if (place == null || place.inRoot()) {
            return "";
        }
        StringBuilder field = new StringBuilder(field(place.getParent()));
        append(field, place.inArray() ? null : place.getCurrentName(), place.getCurrentIndex());
        return field.toString();
    }

    private static void append(StringBuilder field, String name, int index) {
        if (name == null) {
            field.append('[').append(index).append(']');
        } else {
            field.append(field.isEmpty() ? "" : ".").append(name);
        }
    }
}
