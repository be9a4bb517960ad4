package io.github.cliocheckin.security.api;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.security.FirstToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;

/** The fields of these calls, checked. */
final class Fields {

    private static final int LONGEST_NAME = 100;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private Fields() {}

    static <T> T body(T request) {
        if (request == null) {
            throw Refusal.malformed(null, "The body is null: send one JSON object.");
        }
        return request;
    }

    static <T> T required(String field, T value) {
        if (value == null) {
            throw Refusal.invalid(field, field + " is missing: give it.");
        }
        return value;
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Role role(String role) {
        required("role", role);
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equalsIgnoreCase(role))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("role", "role is " + role + ": it takes viewer, operator or admin."));
    }

    static String tokenName(String name) {
        Texts.storable("name", required("name", name), LONGEST_NAME);
        String compared = ComparedName.of(name);
        // Some single characters are several when they are compared
        if (compared.isEmpty() || compared.length() > 2 * LONGEST_NAME) {
            throw Refusal.invalid("name", "name is blank or too long: say in a few words who will hold the token.");
        }
        if (compared.equals(FirstToken.NAME)) {
            throw Refusal.conflict(
                    "name", FirstToken.NAME + " is the name of the token of the first start: give another.");
        }
        return name;
    }

    /** Part of a path, so letters and digits and what is plain in one. */
    static String userName(String name) {
        if (!required("name", name).matches("[\\p{L}\\p{N}._@+-]{1," + LONGEST_NAME + "}")
                || ComparedName.of(name).length() > 2 * LONGEST_NAME) {
            throw Refusal.invalid(
                    "name",
                    "name takes 1 to " + LONGEST_NAME
                            + " letters, digits and the characters . _ - @ +: give such a name.");
        }
        return name;
    }

    /** A name to be looked for: one too long is not even looked at. */
    static String shownName(String name) {
        if (required("name", name).length() > 4 * LONGEST_NAME) {
            throw Refusal.invalid("name", "name is longer than any name here: mend it.");
        }
        return name;
    }

    /** A password that somebody will have from now on; the refusal does not repeat it. */
    static String newPassword(String field, String password) {
        int length = required(field, password).codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw Refusal.invalid(
                    field,
                    field + " has " + length + " characters: it takes " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                            + ", such as four or five words.");
        }
        return password;
    }

    /** A password to be compared: one too long is not even hashed. */
    static String shownPassword(String field, String password) {
        if (required(field, password).codePointCount(0, password.length()) > LONGEST_PASSWORD) {
            throw Refusal.invalid(field, field + " is longer than any password here: mend it.");
        }
        return password;
    }

    /** A time to come, or null. */
    static Instant end(String time, Instant now) {
        if (time == null) {
            return null;
        }
        try {
            OffsetDateTime end = OffsetDateTime.parse(time);
            if (end.getYear() <= 9999 && end.toInstant().isAfter(now)) {
                return end.toInstant();
            }
        } catch (DateTimeException notATime) {
            // said below, with what is needed
        }
        throw Refusal.invalid(
                "expiresAt",
                "expiresAt is " + time + ": it takes a time to come with its zone, such as 2030-01-31T08:00:00Z.");
    }
}
