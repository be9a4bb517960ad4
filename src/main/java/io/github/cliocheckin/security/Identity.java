package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Role;
import java.util.Locale;

/**
 * Whom a call's token or session belongs to, as far as it was looked up.
 *
 * @param id the row's; 0 for the setting
 * @param session the session's row for a person; 0 otherwise
 */
public record Identity(Kind kind, long id, String name, Role role, long session) {

    /** What a caller showed: the setting {@code api.token}, a token of the database, or a person's session. */
    public enum Kind {
        SETTING,
        TOKEN,
        USER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who shows the setting {@code api.token}. */
    static final Identity OF_SETTING = new Identity(Kind.SETTING, 0, "api.token", Role.ADMIN, 0);

    public Caller caller() {
        return new Caller(kind.word() + " " + name, role);
    }
}
