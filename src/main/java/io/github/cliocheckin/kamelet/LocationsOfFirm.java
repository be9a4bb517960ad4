package io.github.cliocheckin.kamelet;

import io.github.cliocheckin.integration.ComparedName;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;

/** Which business number belongs to the location that a matter names; a name that nobody gave a number has none. */
public final class LocationsOfFirm {

    private final FieldOfMatter field;
    private final Map<String, String> numbers = new HashMap<>();

    /**
     * @param locations such as {@code Norman=149451644517301,Tulsa=149451644517302}
     * @throws IllegalArgumentException if one has no number, or a name comes twice
     */
    public LocationsOfFirm(String field, String locations) {
        this.field = new FieldOfMatter(field);
        for (String location : locations.split(",")) {
            int equals = location.lastIndexOf('=');
            String name = equals < 0 ? "" : ComparedName.of(location.substring(0, equals));
            String number = location.substring(equals + 1).strip();
            if (name.isEmpty() || !number.matches("\\d{1,18}")) {
                throw new IllegalArgumentException(
                        "'" + location.strip() + "' is no location: it takes Name=businessNumber");
            }
            if (numbers.put(name, number) != null) {
                throw new IllegalArgumentException("The location '" + name + "' is there twice");
            }
        }
    }

    /** The business number, or null. */
    public String businessNumber(@Body Object matter) {
        return numbers.get(ComparedName.of(field.text(matter)));
    }

    /** The name that has no business number, empty where the matter names no location; null if all is well. */
    public String unmapped(@Body Object matter) {
        String name = field.text(matter);
        return numbers.containsKey(ComparedName.of(name)) ? null : name == null ? "" : name;
    }
}
