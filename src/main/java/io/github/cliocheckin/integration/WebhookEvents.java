package io.github.cliocheckin.integration;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Events of Clio's webhooks by which a group's matters are decided within seconds. */
public final class WebhookEvents {

    /** An event, and the polled trigger that asks for the same matters. */
    public enum Event {
        MATTER_CLOSED(Trigger.CLOSED_MATTER, "Closed"),
        MATTER_PENDED(Trigger.PENDING_MATTER, "Pending"),
        MATTER_OPENED(Trigger.OPEN_MATTER, "Open");

        private final Trigger trigger;
        private final String status;

        Event(Trigger trigger, String status) {
            this.trigger = trigger;
            this.status = status;
        }

        /** As Clio calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Trigger trigger() {
            return trigger;
        }

        /** Whether one of a group's triggers stands for it. The webhook trigger stands for every event. */
        boolean isAskedForBy(Collection<Trigger> triggers) {
            return triggers.contains(trigger) || triggers.contains(Trigger.MATTER_WEBHOOK);
        }

        static Optional<Event> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(event -> event.word().equals(word))
                    .findFirst();
        }
    }

    private final Set<Event> events;

    private WebhookEvents(Collection<Event> events) {
        this.events = EnumSet.noneOf(Event.class);
        this.events.addAll(events);
    }

    /**
     * The events that a property names.
     *
     * @param words with commas between; null or empty = none
     * @throws IllegalArgumentException that names a word which is no event
     */
    public static WebhookEvents parse(String words) {
        return new WebhookEvents(split(words).stream()
                .map(word -> Event.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                word + " is no event: take some of matter_closed, matter_pended, matter_opened,"
                                        + " with commas between.")))
                .toList());
    }

    /** The events that a group's property names and one of its triggers stands for; a word that is none counts for nothing. */
    public static WebhookEvents wantedBy(IntegrationGroup group) {
        return new WebhookEvents(split(group.properties().get(PropertyKey.WEBHOOK_EVENTS)).stream()
                .flatMap(word -> Event.ofWord(word).stream())
                .filter(event -> event.isAskedForBy(group.triggers()))
                .toList());
    }

    /** What a matter in this status is decided for: the polled trigger that asks for it, or else the webhook trigger. */
    public Optional<Trigger> triggerOf(String status, IntegrationGroup group) {
        return events.stream()
                .filter(event -> event.status.equalsIgnoreCase(status))
                .findFirst()
                .map(event -> group.triggers().contains(event.trigger) ? event.trigger : Trigger.MATTER_WEBHOOK);
    }

    private static List<String> split(String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    public boolean contains(Event event) {
        return events.contains(event);
    }

    /** As Clio calls them, always in the same order. */
    public List<String> words() {
        return events.stream().map(Event::word).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookEvents that && that.events.equals(events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    /** As a property names them. */
    @Override
    public String toString() {
        return events.stream().map(Event::word).collect(Collectors.joining(","));
    }
}
