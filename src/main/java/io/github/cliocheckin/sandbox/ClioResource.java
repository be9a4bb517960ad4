package io.github.cliocheckin.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of record in Clio's API: which fields may be asked for, and which come when none is. A resource without fields of its
 * own here is one that the sandbox has no data for; it takes every name and its fields are always absent.
 */
record ClioResource(Set<String> scalars, Map<String, Association> associations, List<String> defaults) {

    /** A field that is a record, or a list of records, of another kind. */
    record Association(ClioResource target, boolean many) {}

    /** A resource with these fields, which are parted by white space as in all these methods. */
    static ClioResource of(String scalars) {
        return new ClioResource(Set.copyOf(words(scalars)), Map.of(), List.of("id", "etag"));
    }

    static ClioResource unknown() {
        return new ClioResource(Set.of(), Map.of(), List.of("id", "etag"));
    }

    ClioResource byDefault(String names) {
        return new ClioResource(scalars, associations, words(names));
    }

    ClioResource one(ClioResource target, String names) {
        return with(new Association(target, false), names);
    }

    ClioResource many(ClioResource target, String names) {
        return with(new Association(target, true), names);
    }

    boolean has(String name) {
        return scalars.isEmpty() || scalars.contains(name) || associations.containsKey(name);
    }

    private ClioResource with(Association association, String names) {
        Map<String, Association> more = new LinkedHashMap<>(associations);
        for (String name : words(names)) {
            more.put(name, association);
        }
        return new ClioResource(scalars, more, defaults);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
