package io.github.cliocheckin.console;

import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a person sees a matter in Clio. The path {@code /nc/#/matters/ID} is that of Clio's own pages as far as is known; nothing
 * public promises it, and it is unverified.
 */
public final class ClioLinks {

    private final Connections connections;
    private final ClioApps apps;

    public ClioLinks(Connections connections, ClioApps apps) {
        this.connections = connections;
        this.apps = apps;
    }

    /** The links of one page, which looks each group up once. */
    Of once() {
        return new Of(new HashMap<>());
    }

    /** The links of one page. */
    final class Of {

        private final Map<Long, String> matters;

        private Of(Map<Long, String> matters) {
            this.matters = matters;
        }

        /** A matter's address; null for what was handed in, and where the group is not authorized. */
        String matter(long groupId, Long matterId) {
            String all = matterId == null ? "" : matters.computeIfAbsent(groupId, this::allOf);
            return all.isEmpty() ? null : all + matterId;
        }

        private String allOf(long groupId) {
            return connections
                    .regionOfGrant(groupId)
                    .map(region -> apps.clio(region) + "/nc/#/matters/")
                    .orElse("");
        }
    }
}
