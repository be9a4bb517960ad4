package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.integration.Trigger;
import java.util.Arrays;
import java.util.Locale;

/** Our codes as people read them. */
public final class Words {

    private Words() {}

    public static String of(CheckInState state) {
        return ofCode(state.name());
    }

    /** {@code NO_VALID_CONTACT} is "No valid contact"; an operator's own codes too. */
    public static String ofCode(String code) {
        String words = code.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("dont ", "don't ")
                .replace("checkin", "check-in")
                .strip();
        return words.isEmpty() ? code : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public static String ofTrigger(int id) {
        return Arrays.stream(Trigger.values())
                .filter(trigger -> trigger.id() == id)
                .map(Words::of)
                .findFirst()
                .orElse("Trigger " + id);
    }

    /** @param name null or blank if nobody gave it one */
    public static String ofBusiness(String name, long number) {
        return name == null || name.isBlank() ? "Business " + number : name;
    }

    /** What the receiver calls it; the one of Send Review has a name there that says nothing beside the others. */
    public static String of(Trigger trigger) {
        return trigger == Trigger.MATTER_WEBHOOK ? "Send Review" : trigger.value();
    }
}
