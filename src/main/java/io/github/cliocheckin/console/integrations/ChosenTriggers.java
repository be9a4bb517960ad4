package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Form;
import io.github.cliocheckin.integration.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The triggers that a person ticked. */
final class ChosenTriggers {

    private ChosenTriggers() {}

    static Set<Trigger> of(Form form) {
        Set<Trigger> chosen = EnumSet.noneOf(Trigger.class);
        Trigger.ofClio().stream()
                .filter(trigger -> form.texts("trigger").contains(String.valueOf(trigger.id())))
                .forEach(chosen::add);
        return chosen;
    }

    static List<Integer> ids(Form form) {
        return of(form).stream().map(Trigger::id).toList();
    }

    static Errors none() {
        return Errors.of("trigger", "Choose at least one trigger.");
    }
}
