package io.github.cliocheckin.integration;

/** How a trigger is pulled: polled by a clock, or told from outside. */
public enum TriggerType {
    JOB(1),
    WEBHOOK(2);

    private final int id;

    TriggerType(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }
}
