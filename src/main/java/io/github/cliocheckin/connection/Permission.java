package io.github.cliocheckin.connection;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the granting user's token must be able to read. Each needs two permissions in Clio: the app's, fixed when access is
 * allowed, and the user's own.
 */
public enum Permission {
    MATTERS("matters", "Matters"),
    CONTACTS("contacts", "Contacts"),
    CUSTOM_FIELDS("custom_fields", "Custom fields");

    private final String path;
    private final String title;

    Permission(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** The list at Clio that shows whether it is granted. */
    String path() {
        return path;
    }

    /** As Clio's pages call it. */
    public String title() {
        return title;
    }

    /** Where in Clio to grant it. */
    public String advice() {
        return "In Clio go to Settings > Manage users > Edit for the user who allowed access, select the permission to view "
                + title.toLowerCase(Locale.ROOT)
                + " and click Save New Information. If the user has it, the app lacks it: in Clio's developer portal give the app"
                + " the permission to read " + title + ", then authorize again.";
    }

    static Permission of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
