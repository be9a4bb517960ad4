package io.github.cliocheckin.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a firm's Clio account lives; a token of one region is refused by the others. */
public enum Region {
    US("United States"),
    EU("Europe"),
    CA("Canada"),
    AU("Australia");

    /** All of them, as calls name them. */
    public static final String NAMES = Arrays.toString(values());

    private final String title;

    Region(String title) {
        this.title = title;
    }

    /** As a person calls it. */
    public String title() {
        return title;
    }

    /** The region that a call names, such as {@code US}. */
    public static Optional<Region> ofName(String name) {
        return Arrays.stream(values())
                .filter(region -> region.name().equals(name))
                .findFirst();
    }

    /** The region that a path or setting names in lower case, such as {@code us}. */
    public static Optional<Region> ofPath(String name) {
        return Arrays.stream(values())
                .filter(region -> region.path().equals(name))
                .findFirst();
    }

    /** As paths and settings write it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
