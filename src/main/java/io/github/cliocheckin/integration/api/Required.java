package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Refusal;

/** Fields that a request cannot do without. */
final class Required {

    private Required() {}

    static <T> T of(String field, T value) {
        if (value == null) {
            throw Refusal.invalid(field, field + " is missing: give it.");
        }
        return value;
    }

    /** The body of a call that needs one. */
    static <T> T body(T request) {
        if (request == null) {
            throw Refusal.malformed(null, "The body is null: send one JSON object.");
        }
        return request;
    }

    /** A number that the receiver gave a business. */
    static long businessNumber(String field, Long number) {
        long given = of(field, number);
        if (given < 1) {
            throw Refusal.invalid(field, field + " is " + given + ": it takes a number from 1 on.");
        }
        return given;
    }
}
