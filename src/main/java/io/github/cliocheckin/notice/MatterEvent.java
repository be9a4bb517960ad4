package io.github.cliocheckin.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a matter Clio is heard about. */
public enum MatterEvent {
    MATTER_CLOSED,
    MATTER_PENDED,
    MATTER_OPENED,
    DELETED;

    /** As Clio writes it, and the column {@code event} of a notice. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MatterEvent> of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst();
    }
}
