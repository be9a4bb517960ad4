package io.github.cliocheckin.event;

/** An event that waits in the outbox. This is the body in {@code events.camel.yaml}. */
public record Event(long id, CloudEvent content) {

    /** That it was handed on. */
    public record Sent(long id) {}

    public Sent sent() {
        return new Sent(id);
    }
}
