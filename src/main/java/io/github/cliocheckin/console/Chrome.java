package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.security.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands around each page of the console: where one is, who one is, and what was just done.
 *
 * @param section the part of the console; null before signing in
 * @param who null before signing in
 * @param notice what was just done, or null
 */
public record Chrome(String title, Section section, Identity who, String notice) {

    public List<Section> sections() {
        return who == null
                ? List.of()
                : Arrays.stream(Section.values())
                        .filter(each -> each.isFor(who.role()))
                        .toList();
    }

    /** May change things; also the least role that sees personal data. */
    public boolean isOperator() {
        return who != null && who.role().includes(Role.OPERATOR);
    }

    public boolean isAdmin() {
        return who != null && who.role().includes(Role.ADMIN);
    }

    public String role() {
        return who.role().name().toLowerCase(Locale.ROOT);
    }
}
