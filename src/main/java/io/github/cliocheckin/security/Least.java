package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;

/** The least that a caller must be to make a call. */
public enum Least {
    /** Anybody, without a token: what the call is about must prove itself in another way. */
    PUBLIC(null),
    VIEWER(Role.VIEWER),
    OPERATOR(Role.OPERATOR),
    ADMIN(Role.ADMIN);

    private final Role role;

    Least(Role role) {
        this.role = role;
    }

    public boolean admits(Role caller) {
        return role == null || caller.includes(role);
    }
}
