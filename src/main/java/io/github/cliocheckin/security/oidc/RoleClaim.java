package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.api.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a person's role from what the provider says of them: the highest one that any of their groups means. */
record RoleClaim(String name, Map<Role, Set<String>> values) {

    Optional<Role> highest(Map<String, Object> claims) {
        Collection<?> groups = groups(claims);
        return Arrays.stream(Role.values())
                .filter(role -> !Collections.disjoint(values.getOrDefault(role, Set.of()), groups))
                .max(Comparator.naturalOrder());
    }

    private Collection<?> groups(Map<String, Object> claims) {
        Object claim = claims.containsKey(name) ? claims.get(name) : nested(claims);
        if (claim instanceof Collection<?> several) {
            return several;
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }

    /** Keycloak keeps roles in {@code realm_access.roles}; others have dots in a plain name, which comes first. */
    private Object nested(Map<String, Object> claims) {
        Object at = claims;
        for (String part : name.split("\\.")) {
            at = at instanceof Map<?, ?> object ? object.get(part) : null;
        }
        return at;
    }
}
