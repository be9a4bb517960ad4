package io.github.cliocheckin.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.api.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleClaimTest {
    private static final Map<Role, Set<String>> VALUES =
            Map.of(Role.VIEWER, Set.of("staff"), Role.ADMIN, Set.of("it", "owners"));

    private final RoleClaim groups = new RoleClaim("groups", VALUES);

    @Test
    void theClaimIsAListOrAText() {
        assertThat(groups.highest(Map.of("groups", "owners"))).contains(Role.ADMIN);
        assertThat(groups.highest(Map.of("groups", List.of("others", "staff")))).contains(Role.VIEWER);
    }

    @Test
    void theHighestRoleWins() {
        assertThat(groups.highest(Map.of("groups", List.of("it", "staff")))).contains(Role.ADMIN);
    }

    @Test
    void onlyAWholeValueCounts() {
        assertThat(groups.highest(Map.of("groups", List.of("it-visitors", "IT", "staff,it"))))
                .isEmpty();
        assertThat(groups.highest(Map.of("groups", "staff it"))).isEmpty();
    }

    @Test
    void nothingThatMeansARoleIsNoRole() {
        assertThat(groups.highest(Map.of())).isEmpty();
        assertThat(groups.highest(Map.of("groups", List.of()))).isEmpty();
        assertThat(groups.highest(Map.of("groups", 7))).isEmpty();
        assertThat(groups.highest(Map.of("groups", Map.of("it", true)))).isEmpty();
        assertThat(groups.highest(Map.of("groups", List.of(List.of("it"), 7)))).isEmpty();
    }

    @Test
    void dotsLeadIntoTheClaimUnlessTheyAreItsName() {
        RoleClaim nested = new RoleClaim("realm_access.roles", VALUES);
        assertThat(nested.highest(Map.of("realm_access", Map.of("roles", List.of("staff")))))
                .contains(Role.VIEWER);
        assertThat(nested.highest(Map.of("realm_access", "it"))).isEmpty();
        RoleClaim named = new RoleClaim("https://firm.test/roles", VALUES);
        assertThat(named.highest(Map.of("https://firm.test/roles", "it"))).contains(Role.ADMIN);
    }
}
