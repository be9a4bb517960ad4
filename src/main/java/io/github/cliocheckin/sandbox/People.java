package io.github.cliocheckin.sandbox;

import java.util.List;
import java.util.Locale;

/**
 * Makes up clients that nobody is: addresses end in {@code .test} (RFC 2606) and phone numbers are of the exchange 555, so that
 * a sandbox firm polled by mistake against a real receiver reaches no one. A number always makes the same person.
 */
final class People {
    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Cleo", "Dario", "Elena", "Farid", "Grace", "Hugo", "Imani", "Jonas", "Kezia", "Liam", "Mina",
            "Noor", "Otto", "Paula", "Quinn", "Rosa", "Samir", "Tess", "Uma", "Viktor", "Wanda", "Xavier", "Yara");
    private static final List<String> LAST = List.of(
            "Alvarez",
            "Brandt",
            "Cho",
            "Dubois",
            "Egan",
            "Fischer",
            "Garza",
            "Haddad",
            "Ito",
            "Jensen",
            "Kaur",
            "Lindgren",
            "Moreau",
            "Novak",
            "Okafor",
            "Petrov",
            "Quigley",
            "Reyes",
            "Silva",
            "Tran",
            "Ueda",
            "Vega");
    private static final int[] AREA_CODES = {
        512, 405, 918, 214, 713, 210, 817, 832, 903, 806, 915, 361, 254, 325, 432, 580, 316, 785, 913, 620, 479, 501
    };
    private static final int LINES = 10_000;

    private People() {}

    static SandboxClient of(long number) {
        return of(number, Math.floorMod(number * 7, FIRST.size()), Math.floorMod(number * 5, LAST.size()));
    }

    static SandboxClient of(long number, int first, int last) {
        String firstName = FIRST.get(first % FIRST.size());
        String lastName = LAST.get(last % LAST.size());
        String email = "%s.%d@mail.test".formatted(firstName.toLowerCase(Locale.ROOT), number);
        return SandboxClient.person(1_000_000 + number, firstName, lastName, email, phone(number));
    }

    /** Distinct for all numbers within 220,000 of each other. */
    static String phone(long number) {
        int area = AREA_CODES[(int) Math.floorMod(number / LINES, (long) AREA_CODES.length)];
        return "(%d) 555-%04d".formatted(area, Math.floorMod(number, LINES));
    }
}
