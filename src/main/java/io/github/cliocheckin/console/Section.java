package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Role;

/** A part of the console, as its navigation names it. */
public enum Section {
    INTEGRATIONS("Integrations", "/console/integrations", Role.VIEWER),
    CHECK_INS("Check-ins", "/console/check-ins", Role.VIEWER),
    NEEDS_A_PERSON("Needs a person", "/console/needs-a-person", Role.VIEWER),
    RUNS("Runs", "/console/runs", Role.VIEWER),
    ROUTES("Routes", "/console/routes", Role.VIEWER),
    AUDIT("Audit", "/console/audit", Role.ADMIN),
    ACCESS("Users and tokens", "/console/access", Role.ADMIN),
    SETTINGS("Settings", "/console/settings", Role.ADMIN);

    private final String title;
    private final String path;
    private final Role least;

    Section(String title, String path, Role least) {
        this.title = title;
        this.path = path;
        this.least = least;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    /** Whether somebody with this role may open it. */
    public boolean isFor(Role role) {
        return role.includes(least);
    }
}
