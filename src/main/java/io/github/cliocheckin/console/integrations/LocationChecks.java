package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.connect.FieldList;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.integration.TriggerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a firm's matters find their way to a location: by the names that Clio's picklist has for it. */
final class LocationChecks {

    private final IntegrationGroup group;
    private final Mapping mapping;
    private final ClioChecks clio;
    private final FieldList fields;
    private final List<Check> points = new ArrayList<>();

    /** @param fields the firm's custom fields; null if nobody has looked at them */
    LocationChecks(IntegrationGroup group, Mapping mapping, ClioChecks clio, FieldList fields) {
        this.group = group;
        this.mapping = mapping;
        this.clio = clio;
        this.fields = fields;
    }

    List<Check> points() {
        if (!group.hasSeveralLocations()) {
            return List.of(Check.good("Location", "This is the only location: every matter of the firm is its own."));
        }
        named(TriggerType.JOB, "the polled triggers");
        named(TriggerType.WEBHOOK, "the webhook trigger");
        if (fields == null) {
            points.add(clio.nobodyLooked("Location field", group.locationField()));
        } else {
            picklist();
        }
        return points;
    }

    /** Without a name nothing that a trigger finds is this location's. */
    private void named(TriggerType type, String triggers) {
        boolean hasTrigger = group.triggers().stream().anyMatch(trigger -> trigger.type() == type);
        if (hasTrigger && mapping.locationName(type).isEmpty()) {
            points.add(Check.wrong(
                    "Location",
                    "This location has no name for " + triggers + ", so no matter of theirs is its own.",
                    "Give the name that Clio's picklist " + group.locationField() + " has for it."));
        }
    }

    private void picklist() {
        Optional<FieldList.Field> found = fields.picklist(group.locationField());
        if (found.isEmpty()) {
            points.add(
                    ClioChecks.notAmong(
                            fields,
                            Check.wrong(
                                    "Location field",
                                    "Matters have no field " + group.locationField()
                                            + ", so no matter is of any location.",
                                    "In Clio go to Settings, Custom fields, and add it for matters with the type Picklist and the"
                                            + " locations' names as its options, or give its name in the integration's properties.")));
            return;
        }
        FieldList.Field field = found.get();
        if (!field.canNameLocations()) {
            points.add(Check.wrong(
                    "Location field",
                    field.name() + " is no picklist.",
                    "Name a field of the type Picklist in the integration's properties."));
            return;
        }
        points.add(Check.good("Location field", "Found: the picklist " + field.name() + "."));
        option(field, "Location name", mapping.properties().get(PropertyKey.LOCATION_NAME));
        if (group.triggers().stream().anyMatch(trigger -> trigger.type() == TriggerType.WEBHOOK)) {
            option(
                    field,
                    "Location name (webhook trigger)",
                    mapping.properties().get(PropertyKey.WEBHOOK_LOCATION_NAME));
        }
        optionsOfNobody(field);
    }

    private void option(FieldList.Field field, String title, String name) {
        if (name != null) {
            points.add(
                    compared(field.options()).contains(ComparedName.of(name))
                            ? Check.good(title, "Clio's picklist has the option " + name + ".")
                            : Check.wrong(
                                    title,
                                    "Clio's picklist has no option " + name + ", so no matter is this location's.",
                                    "Take one of its options, or add this one in Clio."));
        }
    }

    private void optionsOfNobody(FieldList.Field field) {
        Set<String> taken = compared(group.mappings().stream()
                .flatMap(one -> one.properties().entrySet().stream())
                .filter(property -> property.getKey().equals(PropertyKey.LOCATION_NAME)
                        || property.getKey().equals(PropertyKey.WEBHOOK_LOCATION_NAME))
                .map(property -> property.getValue())
                .toList());
        Set<String> free = new TreeSet<>(field.options());
        free.removeIf(option -> taken.contains(ComparedName.of(option)));
        if (!free.isEmpty()) {
            points.add(Check.wrong(
                    "Options without a location",
                    "Matters of these go nowhere: " + String.join(", ", free) + ".",
                    "Give a location of this integration the option's name, if its clients are to be asked."));
        }
    }

    private static Set<String> compared(List<String> names) {
        return names.stream().map(ComparedName::of).collect(Collectors.toSet());
    }
}
