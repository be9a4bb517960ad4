package io.github.cliocheckin;

import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.connect.AuthorizationCalls;
import io.github.cliocheckin.connect.ConnectPages;
import io.github.cliocheckin.connect.DeauthorizationHints;
import io.github.cliocheckin.connect.FieldLists;
import io.github.cliocheckin.connection.AccessTokens;
import io.github.cliocheckin.connection.Authorizations;
import io.github.cliocheckin.connection.ClioApp;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Invitations;
import io.github.cliocheckin.connection.PermissionFinding;
import io.github.cliocheckin.connection.Permissions;
import io.github.cliocheckin.connection.TokenAnswers;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.hook.Hooks;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.ops.Collect;
import io.github.cliocheckin.page.Pages;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of a firm's way to Clio and back. */
final class ConnectWiring {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectWiring.class);

    /** What the service needs for its own work around a renewal, besides Clio's time. */
    private static final Duration OWN_WORK = Duration.ofSeconds(30);

    private ConnectWiring() {}

    static ClioApps apps(Settings settings) {
        URI publicUrl = settings.publicUrl();
        return new ClioApps(region -> {
            String clio = "clio." + region.path() + ".";
            return new ClioApp(
                    region,
                    settings.address(clio + "url"),
                    settings.text(clio + "client-id"),
                    settings.text(clio + "client-secret"),
                    URI.create(publicUrl + "/oauth/callback/" + region.path()));
        });
    }

    static void bind(Base base) {
        Settings settings = base.settings();
        JdbcClient database = base.database().client();
        Clock clock = base.clock();
        Changes changes = new Changes(base.database().transaction());
        ClioApps apps = base.clio();
        if (settings.text("public.url").isEmpty() && !apps.registered().isEmpty()) {
            LOG.warn(
                    "public.url is not set: firms are sent back to {}, which nobody reaches but this machine",
                    settings.publicUrl());
        }
        Connections connections = base.connections();
        Duration lease = settings.duration("clio.connect-timeout")
                .plus(settings.duration("clio.response-timeout"))
                .plus(OWN_WORK);
        Authorizations authorizations = new Authorizations(
                database, base.vault(), apps, settings.duration("authorization.sign-in-time"), base.random(), clock);
        Invitations invitations = new Invitations(
                database, settings.publicUrl(), settings.duration("authorization.link-time"), base.random(), clock);
        Permissions permissions = new Permissions(database, changes, connections, apps, clock);
        base.bind("accessTokens", new AccessTokens(connections, apps, base.audit(), changes, lease, clock));
        base.bind("fieldLists", new FieldLists(database, connections, apps, base.json(), clock));
        base.bind("tokenAnswers", new TokenAnswers(clock));
        base.bind("permissions", permissions);
        base.bind("permissionFindings", new Collect<>("permissionFindings", PermissionFinding.class));
        base.bind("deauthorizationHints", new DeauthorizationHints(connections, apps, clock));
        base.bind(
                "authorizationCalls",
                new AuthorizationCalls(
                        new Mappings(database),
                        connections,
                        permissions,
                        authorizations,
                        invitations,
                        apps,
                        new Hooks(database, base.vault(), clock),
                        changes,
                        new AuditedChanges(changes, base.audit())));
        base.bind(
                "connectPages",
                new ConnectPages(
                        new Pages(),
                        new Groups(database),
                        apps,
                        authorizations,
                        invitations,
                        connections,
                        base.audit(),
                        changes,
                        clock));
    }
}
