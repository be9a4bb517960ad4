package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Given;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Businesses;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupRequests;
import io.github.cliocheckin.integration.api.TriggerReference;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes an integration of a draft: in one transaction, so that there is all of it or none. */
public final class Saving {

    private final Calls calls;
    private final Businesses businesses;
    private final Drafts drafts;
    private final Changes changes;

    public Saving(Calls calls, Businesses businesses, Drafts drafts, Changes changes) {
        this.calls = calls;
        this.businesses = businesses;
        this.drafts = drafts;
        this.changes = changes;
    }

    /** A part of a draft that was refused; nothing of the draft is saved then. */
    static final class NotSaved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotSaved(String part, Refusal refusal) {
            super("Nothing was saved, for " + part + " was refused. " + Errors.words(refusal), null, false, false);
        }
    }

    /**
     * Saves a draft, which is gone then.
     *
     * @return the group
     * @throws NotSaved that names the part which was refused
     * @throws Refusal if somebody has changed it meanwhile, saved it or thrown it away
     */
    long save(Drafts.Kept kept, Caller by) {
        Draft draft = kept.draft();
        return changes.make(() -> {
            // First of all: whoever saves the same draft waits for this, and then finds none
            drafts.remove(kept);
            part("the business", () -> name(draft.business(), draft.name(), by));
            long groupId = part("the integration with its triggers and properties", () -> group(draft, by));
            for (Draft.Location location : draft.locations()) {
                String part = "location " + (location.name().isEmpty() ? location.business() : location.name());
                part(part, () -> name(location.business(), location.name(), by));
                LocationRequest request =
                        new LocationRequest(location.form(), zone(location.business(), draft.business()));
                part(part, () -> calls.mappings().put(by, request.adding(location.business(), groupId)));
            }
            return groupId;
        });
    }

    /** Adds one location to an integration that there is: its mapping's id. */
    long add(IntegrationGroup group, TypedBusiness typed, String locationName, Caller by) {
        LocationForm form = LocationForm.ofNew().called(locationName);
        return changes.make(() -> {
            name(typed.number(), typed.name(), by);
            LocationRequest request = new LocationRequest(form, group.parent().zone());
            return calls.mappings()
                    .put(by, request.adding(typed.number(), group.id()))
                    .mappingId();
        });
    }

    private static <T> T part(String name, Supplier<T> saving) {
        try {
            return saving.get();
        } catch (Refusal refusal) {
            throw new NotSaved(name, refusal);
        }
    }

    private long group(Draft draft, Caller by) {
        PropertiesForm properties = draft.properties() == null ? PropertiesForm.EMPTY : draft.properties();
        return calls.groups()
                .put(
                        by,
                        new GroupRequests.Put(
                                draft.business(),
                                IntegrationGroup.CLIO,
                                references(draft.chosen()),
                                properties.values()))
                .groupId();
    }

    static List<TriggerReference> references(Collection<Trigger> triggers) {
        return triggers.stream()
                .map(trigger ->
                        new TriggerReference(trigger.id(), trigger.type().id()))
                .toList();
    }

    /** Names a business, unless nothing was said or it is called so already. */
    private Optional<Business> name(long number, String name, Caller by) {
        Optional<Business> known = businesses.find(number);
        if (!name.isEmpty() && !known.map(Business::name).filter(name::equals).isPresent()) {
            calls.businesses()
                    .put(
                            by,
                            String.valueOf(number),
                            new BusinessCalls.Put(Given.as(name), Given.not(), Given.not(), Given.not()));
        }
        return known;
    }

    /** In which a location's times are meant. */
    ZoneId zone(long number, long parent) {
        return Stream.of(number, parent)
                .flatMap(one -> businesses.find(one).stream())
                .filter(business -> business.timeZone() != null)
                .findFirst()
                .map(Business::zone)
                .orElse(ZoneOffset.UTC);
    }
}
