package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.console.Words;
import io.github.cliocheckin.integration.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An integration that is being set up: what was filled in so far.
 *
 * @param business the number of the account's business
 * @param name what it is called; empty: as it is called already
 * @param triggers their ids
 * @param properties null until they were looked at
 */
public record Draft(
        long business, String name, List<Integer> triggers, PropertiesForm properties, List<Location> locations) {

    public Draft {
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        locations = locations == null ? List.of() : List.copyOf(locations);
    }

    /** A location that is to be added. */
    public record Location(long business, String name, LocationForm form) {

        public String title() {
            return Draft.title(name, business);
        }

        /** Whether it says what Clio calls it. */
        public boolean hasName() {
            return form.locationName() != null && !form.locationName().isEmpty();
        }
    }

    public String title() {
        return title(name, business);
    }

    private static String title(String name, long business) {
        return name.isEmpty() ? Words.ofBusiness(name, business) : name + " (" + business + ")";
    }

    static Draft of(long business, String name) {
        return new Draft(business, name, List.of(), null, List.of());
    }

    /** The same of another account. */
    Draft ofAccount(long otherBusiness, String otherName) {
        return new Draft(otherBusiness, otherName, triggers, properties, locations);
    }

    Draft withTriggers(List<Integer> chosen) {
        return new Draft(business, name, chosen, properties, locations);
    }

    Draft withProperties(PropertiesForm filledIn) {
        return new Draft(business, name, triggers, filledIn, locations);
    }

    /** With a location in place of the one of its business, or as the last. */
    Draft withLocation(Location location) {
        boolean known = location(location.business) != null;
        return new Draft(
                business,
                name,
                triggers,
                properties,
                known
                        ? locations.stream()
                                .map(one -> one.business == location.business ? location : one)
                                .toList()
                        : Stream.concat(locations.stream(), Stream.of(location)).toList());
    }

    Draft withoutLocation(long businessNumber) {
        return new Draft(
                business,
                name,
                triggers,
                properties,
                locations.stream().filter(one -> one.business != businessNumber).toList());
    }

    /** The location of a business, or null. */
    public Location location(long businessNumber) {
        return locations.stream()
                .filter(one -> one.business == businessNumber)
                .findFirst()
                .orElse(null);
    }

    public Set<Trigger> chosen() {
        Set<Trigger> chosen = EnumSet.noneOf(Trigger.class);
        triggers.forEach(id -> Trigger.ofId(id).ifPresent(chosen::add));
        return chosen;
    }

    /** Whether a delay and names of its own make sense. */
    public boolean hasWebhook() {
        return chosen().contains(Trigger.MATTER_WEBHOOK);
    }

    /** Where to go on. */
    Step open() {
        if (triggers.isEmpty()) {
            return Step.TRIGGERS;
        }
        if (properties == null) {
            return Step.PROPERTIES;
        }
        return locations.isEmpty() ? Step.LOCATIONS : Step.REVIEW;
    }
}
