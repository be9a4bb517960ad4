package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** A step of setting an integration up, in their order. Each has an address of its own. */
public enum Step {
    SOURCE("Source"),
    TRIGGERS("Triggers"),
    PROPERTIES("Properties"),
    LOCATIONS("Locations"),
    REVIEW("Review and save");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is, of a draft. */
    public String at(long draft) {
        return "/console/drafts/" + draft + "/" + word();
    }

    static Step of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("step", "There is no step " + word + "."));
    }
}
