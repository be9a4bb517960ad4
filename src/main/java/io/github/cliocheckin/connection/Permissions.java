package io.github.cliocheckin.connection;

import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.ClioForbiddenException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.CustomFieldsDeniedException;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out what a group's token can read, by asking for one record of each kind, and keeps what came of it. */
public final class Permissions {

    private final JdbcClient database;
    private final Changes changes;
    private final Connections connections;
    private final ClioApps apps;
    private final Clock clock;

    public Permissions(JdbcClient database, Changes changes, Connections connections, ClioApps apps, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.connections = connections;
        this.apps = apps;
        this.clock = clock;
    }

    /** A question whose answer shows whether a permission is there. */
    public record Probe(Permission permission, ClioRequest request) {}

    /** The questions to ask for a group; none without a grant. */
    public List<Probe> probes(long groupId) {
        return connections
                .regionOfGrant(groupId)
                .map(region -> Arrays.stream(Permission.values())
                        .map(permission -> probe(groupId, permission, apps.clio(region)))
                        .toList())
                .orElse(List.of());
    }

    private static Probe probe(long groupId, Permission permission, URI clio) {
        return new Probe(permission, new ClioRequest(groupId, ClioQuery.oneOf(clio, permission.path())));
    }

    /** Clio answered. */
    public PermissionFinding granted(Probe probe) {
        return new PermissionFinding(probe.permission, true, null, clock.instant());
    }

    /** Clio did not. */
    public PermissionFinding notGranted(Probe probe, Exception why) {
        boolean refused = why instanceof ClioForbiddenException || why instanceof CustomFieldsDeniedException;
        String said = why instanceof ClioException ? why.getMessage() : "Clio gave no answer";
        return new PermissionFinding(
                probe.permission, refused ? false : null, StoredText.fitting(said, 2000), clock.instant());
    }

    /** What to tell where nothing could be found out. */
    public List<PermissionFinding> unknown() {
        return Arrays.stream(Permission.values())
                .map(permission -> new PermissionFinding(permission, null, null, clock.instant()))
                .toList();
    }

    /** Keeps what was found in place of what was found before. */
    public List<PermissionFinding> keep(long groupId, List<PermissionFinding> findings) {
        return changes.make(() -> {
            database.sql(Sql.named("remove-permissions-of-group"))
                    .param("groupId", groupId)
                    .update();
            findings.forEach(finding -> database.sql(Sql.named("insert-permission"))
                    .param("groupId", groupId)
                    .param("permission", finding.permission().name())
                    .param("granted", finding.granted())
                    .param("said", finding.said())
                    .param("now", Times.column(finding.checkedAt()))
                    .update());
            return findings;
        });
    }

    public List<PermissionFinding> of(long groupId) {
        return database.sql(Sql.named("find-permissions-of-group"))
                .param("groupId", groupId)
                .query((row, number) -> new PermissionFinding(
                        Permission.of(row.getString("permission")),
                        row.getObject("granted", Boolean.class),
                        row.getString("said"),
                        Times.instant(row, "checked_at")))
                .list();
    }
}
