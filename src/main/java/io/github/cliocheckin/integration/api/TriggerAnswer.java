package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.TriggerType;

/** A trigger as it is described; the article's answer. */
public record TriggerAnswer(
        int id,
        String triggerService,
        String displayName,
        String description,
        boolean active,
        Type integrationTriggerType,
        Type caseCreationTriggerType,
        int actionGroupId) {

    /** The kind of a trigger. */
    public record Type(int id, String name) {

        static Type of(TriggerType type) {
            return new Type(type.id(), type.name());
        }
    }

    static TriggerAnswer of(Trigger trigger) {
        Type type = Type.of(trigger.type());
        return new TriggerAnswer(
                trigger.id(), trigger.service(), trigger.displayName(), trigger.description(), true, type, type, 1);
    }
}
