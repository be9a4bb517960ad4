package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.ComparedName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A custom field of the firm's that we read: found by its name once, and by its Clio id from then on, since the firm may
 * rename it at any time.
 *
 * @param id the field's id in Clio; null as long as no matter has shown it
 */
public record BoundField(String name, Long id) {

    /** Whether the checkbox is ticked, in the field that was bound or in one that has its name now. */
    public boolean isTickedOn(Matter matter) {
        return Stream.concat(byId(matter), byName(matter)).anyMatch(CustomFieldValue::isTicked);
    }

    /** What the matter holds in the field, if anything. */
    public Optional<CustomFieldValue> valueOn(Matter matter) {
        return Stream.concat(byId(matter), byName(matter))
                .filter(CustomFieldValue::hasValue)
                .findFirst();
    }

    /** The same field with the id that these matters show; as it is if it was bound before, or if they do not show it. */
    public BoundField boundBy(Iterable<Matter> matters) {
        if (id != null && !isDeletedOn(matters)) {
            return this;
        }
        for (Matter matter : matters) {
            Optional<Long> shown = byName(matter)
                    .map(CustomFieldValue::fieldId)
                    .filter(fieldId -> fieldId != null)
                    .findFirst();
            if (shown.isPresent()) {
                return new BoundField(name, shown.get());
            }
        }
        return this;
    }

    /** Only a field that the firm deleted makes room for another one of its name: what was ticked in it still counts else. */
    private boolean isDeletedOn(Iterable<Matter> matters) {
        for (Matter matter : matters) {
            if (matter.customFieldValues().stream()
                    .anyMatch(value -> value.isOfDeletedField() && id.equals(value.fieldId()))) {
                return true;
            }
        }
        return false;
    }

    private Stream<CustomFieldValue> byId(Matter matter) {
        return living(matter).filter(value -> id != null && id.equals(value.fieldId()));
    }

    private Stream<CustomFieldValue> byName(Matter matter) {
        return living(matter)
                .filter(value ->
                        value.fieldName() != null && ComparedName.of(name).equals(ComparedName.of(value.fieldName())));
    }

    private static Stream<CustomFieldValue> living(Matter matter) {
        return matter.customFieldValues().stream().filter(value -> !value.isOfDeletedField());
    }
}
