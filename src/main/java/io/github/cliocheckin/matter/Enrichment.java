package io.github.cliocheckin.matter;

import static java.util.Comparator.comparing;

import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;

/** Reads from a matter's custom fields what the rules ask for: the opt-out box, and the location with its mapping. */
public final class Enrichment {

    private final Picklists picklists;

    public Enrichment(Picklists picklists) {
        this.picklists = picklists;
    }

    /** A matter that was read, on its way to the rules. */
    public Candidate candidate(Matter matter, Reading reading) {
        return candidate(matter, reading.group(), reading.trigger(matter), reading.fields());
    }

    Candidate candidate(Matter matter, IntegrationGroup group, Trigger trigger, FirmFields fields) {
        String location = location(matter, group, fields);
        return new Candidate(
                matter,
                group,
                trigger,
                fields.dontSendReview().isTickedOn(matter),
                location,
                mapping(group, trigger, location),
                null);
    }

    /** The location that the matter names, an option that nobody knows by its id; null if it names none. */
    private String location(Matter matter, IntegrationGroup group, FirmFields fields) {
        return fields.location()
                .valueOn(matter)
                .map(value -> picklists
                        .text(group.id(), value)
                        .orElse("picklist option " + value.value().asText()))
                .orElse(null);
    }

    private static Mapping mapping(IntegrationGroup group, Trigger trigger, String location) {
        if (!group.hasSeveralLocations()) {
            return group.mappings().stream().findFirst().orElse(null);
        }
        String compared = ComparedName.of(location);
        return compared.isEmpty()
                ? null
                : group.mappings().stream()
                        .filter(mapping -> mapping.locationName(trigger.type())
                                .filter(name -> ComparedName.of(name).equals(compared))
                                .isPresent())
                        // A name that was given for the webhook trigger goes before another mapping's for all triggers
                        .min(comparing(mapping -> !mapping.hasWebhookLocationName()))
                        .orElse(null);
    }
}
