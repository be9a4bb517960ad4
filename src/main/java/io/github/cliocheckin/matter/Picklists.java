package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.CustomField;
import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.CustomFieldValue.PicklistOption;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.IntegrationGroup;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of picklist options, per group: a matter holds an option's id, and whether Clio adds the text to it is not
 * promised. Where it does not, the firm's fields are looked at once and remembered.
 */
public final class Picklists {

    private record Known(Map<String, String> texts, Instant at) {}

    private final Map<Long, Known> knownByGroup = new ConcurrentHashMap<>();
    private final Clock clock;

    public Picklists(Clock clock) {
        this.clock = clock;
    }

    /** The text that a matter's value stands for: the option's, or the value itself where the field is no picklist. */
    public Optional<String> text(long groupId, CustomFieldValue value) {
        if (!"picklist".equals(value.fieldType()) && value.picklistOption() == null) {
            return Optional.of(value.value().asText());
        }
        PicklistOption option = value.picklistOption();
        return option != null && option.option() != null && !option.option().isBlank()
                ? Optional.of(option.option())
                : Optional.ofNullable(known(groupId).get(value.value().asText().strip()));
    }

    /**
     * Whether the firm's fields must be looked at to know what this value stands for: if they were not since a time, for the
     * firm may have added an option.
     */
    public boolean mustLookUp(long groupId, CustomFieldValue value, Instant since) {
        Known known = knownByGroup.get(groupId);
        boolean looked = known != null && !known.at.isBefore(since);
        return !looked && text(groupId, value).isEmpty();
    }

    /** Whether the firm's fields must be looked at to know which location these matters name. */
    public boolean mustLookUp(IntegrationGroup group, FirmFields fields, List<Matter> matters, Instant since) {
        return group.hasSeveralLocations()
                && matters.stream()
                        .flatMap(matter -> fields.location().valueOn(matter).stream())
                        .anyMatch(value -> mustLookUp(group.id(), value, since));
    }

    /** Remembers the firm's fields. */
    public void remember(long groupId, List<CustomField> fields) {
        Map<String, String> texts = new HashMap<>(known(groupId));
        for (CustomField field : fields) {
            field.picklistOptions().stream()
                    .filter(option -> option.id() != null && option.option() != null)
                    .forEach(option -> texts.put(option.id().toString(), option.option()));
        }
        knownByGroup.put(groupId, new Known(Map.copyOf(texts), clock.instant()));
    }

    private Map<String, String> known(long groupId) {
        Known known = knownByGroup.get(groupId);
        return known == null ? Map.of() : known.texts;
    }
}
