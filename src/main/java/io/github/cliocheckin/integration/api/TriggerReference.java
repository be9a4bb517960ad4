package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.integration.Trigger;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A trigger as a group names it; the article's shape. */
public record TriggerReference(Integer triggerId, Integer triggerTypeId) {

    private static final String LIST = "integrationGroupTriggers";

    static List<TriggerReference> of(Collection<Trigger> triggers) {
        return triggers.stream()
                .sorted(Comparator.comparingInt(Trigger::id))
                .map(trigger ->
                        new TriggerReference(trigger.id(), trigger.type().id()))
                .toList();
    }

    /** The triggers that a request names; none if it names none. */
    static Set<Trigger> read(List<TriggerReference> references) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        for (int i = 0; references != null && i < references.size(); i++) {
            String field = LIST + "[" + i + "]";
            if (references.get(i) == null) {
                throw Refusal.invalid(field, field + " is null: give a triggerId and a triggerTypeId.");
            }
            triggers.add(references.get(i).trigger(field));
        }
        return triggers;
    }

    private Trigger trigger(String field) {
        String idField = field + ".triggerId";
        int id = Required.of(idField, triggerId);
        Trigger trigger = Trigger.ofId(id)
                .orElseThrow(() -> Refusal.invalid(
                        idField,
                        idField + " is " + id + ", which is no trigger of Clio: take one of "
                                + of(Trigger.ofClio()).stream()
                                        .map(TriggerReference::triggerId)
                                        .toList()
                                + " (GET /integration/trigger/integrationtriggers/sourceid/2 describes them)."));
        String typeField = field + ".triggerTypeId";
        int type = Required.of(typeField, triggerTypeId);
        if (type != trigger.type().id()) {
            throw Refusal.invalid(
                    typeField,
                    typeField + " is " + type + ", but trigger " + id + " is of type "
                            + trigger.type().id() + " (" + trigger.type() + "): give that.");
        }
        return trigger;
    }
}
