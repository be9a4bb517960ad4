package io.github.cliocheckin.connect;

import io.github.cliocheckin.integration.ComparedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The custom fields of a firm's matters, as they were at a time.
 *
 * @param isWhole whether the firm has no more than these
 */
public record FieldList(Instant lookedAt, List<Field> fields, boolean isWhole) {

    private static final String CHECKBOX = "checkbox";
    private static final String PICKLIST = "picklist";

    /**
     * A field.
     *
     * @param type Clio's word
     * @param options the texts of a picklist's
     */
    public record Field(String name, String type, List<String> options) {

        boolean is(String otherName) {
            return ComparedName.of(name).equals(ComparedName.of(otherName));
        }

        public boolean canKeepFromAsking() {
            return CHECKBOX.equals(type);
        }

        public boolean canNameLocations() {
            return PICKLIST.equals(type);
        }
    }

    /** The field of a name, the one of the right type before others. */
    public Optional<Field> checkbox(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .min((one, other) -> Boolean.compare(other.canKeepFromAsking(), one.canKeepFromAsking()));
    }

    /** The same of a picklist. */
    public Optional<Field> picklist(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .min((one, other) -> Boolean.compare(other.canNameLocations(), one.canNameLocations()));
    }

    /** The names of those that can keep a client from being asked. */
    public List<String> checkboxes() {
        return fields.stream()
                .filter(Field::canKeepFromAsking)
                .map(Field::name)
                .distinct()
                .toList();
    }

    /** The names of those that can name a location. */
    public List<String> picklists() {
        return fields.stream()
                .filter(Field::canNameLocations)
                .map(Field::name)
                .distinct()
                .toList();
    }

    /** What a picklist lets one choose from. */
    public List<String> options(String picklist) {
        return picklist(picklist).map(Field::options).orElse(List.of());
    }
}
