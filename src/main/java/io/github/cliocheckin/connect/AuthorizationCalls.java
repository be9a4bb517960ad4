package io.github.cliocheckin.connect;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.connection.Authorizations;
import io.github.cliocheckin.connection.Begun;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Invitations;
import io.github.cliocheckin.connection.Permissions;
import io.github.cliocheckin.connection.Region;
import io.github.cliocheckin.connection.TokenRequest;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.hook.Hooks;
import io.github.cliocheckin.integration.MappingRow;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls about a group's authorization at Clio; each is made by one of its mappings, as a location's page does. */
public final class AuthorizationCalls {

    private final Mappings mappings;
    private final Connections connections;
    private final Permissions permissions;
    private final Authorizations authorizations;
    private final Invitations invitations;
    private final ClioApps apps;
    private final Hooks hooks;
    private final Changes changes;
    private final AuditedChanges audited;

    public AuthorizationCalls(
            Mappings mappings,
            Connections connections,
            Permissions permissions,
            Authorizations authorizations,
            Invitations invitations,
            ClioApps apps,
            Hooks hooks,
            Changes changes,
            AuditedChanges audited) {
        this.mappings = mappings;
        this.connections = connections;
        this.permissions = permissions;
        this.authorizations = authorizations;
        this.invitations = invitations;
        this.apps = apps;
        this.hooks = hooks;
        this.changes = changes;
        this.audited = audited;
    }

    /** A link that an operator may hand to the firm. */
    public record Invitation(long mappingId, long groupId, String link, Instant expiresAt) {}

    /**
     * What becomes of a disconnected group.
     *
     * @param revokedAtClio whether Clio ended the grant; if not, the firm should take the app out in its Clio settings
     */
    public record Disconnected(long mappingId, long groupId, AuthorizationAnswer.State state, boolean revokedAtClio) {}

    /**
     * A group that is about to be disconnected.
     *
     * @param connectedAt which of its connections is meant, as a person may authorize it anew meanwhile
     * @param request ends the grant at Clio; null if there is none any more, or its tokens cannot be opened
     */
    public record Disconnecting(long mappingId, long groupId, Instant connectedAt, TokenRequest request) {}

    /**
     * How the group stands, and a link for whoever makes this call to authorize by. The query's {@code region} says where the
     * firm's account lives; without it that is where it was, or the only region with an app, or the United States. Without a
     * region and without an app there, a group that is connected is shown without a link.
     */
    public AuthorizationAnswer get(
            @Header("id") String id,
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Header(Caller.HEADER) Caller caller) {
        MappingRow mapping = mapping(id);
        Optional<Region> asked = QueryParameters.of(query, Set.of("region"))
                .text("region")
                .map(name -> Region.ofName(name)
                        .orElseThrow(() -> Refusal.malformed(
                                "region", "region is " + name + ": take one of " + Region.NAMES + ".")));
        Region region = asked.orElseGet(() -> likelyRegion(mapping.groupId()));
        // Who names no region wants to know how a connected group stands, also where it could not be connected again
        boolean onlyLooks =
                asked.isEmpty() && connections.summary(mapping.groupId()).isPresent();
        Begun begun = onlyLooks && !apps.registered().contains(region)
                ? null
                : changes.make(() -> authorizations.begin(mapping.groupId(), region, null, caller.name()));
        return answer(mapping, begun);
    }

    /** The same, once it was found out anew what may be read. */
    public AuthorizationAnswer show(@Header("id") String id) {
        return answer(mapping(id), null);
    }

    /** A link for somebody at the firm, who needs no account here. */
    public Invitation invite(@Header("id") String id, @Header(Caller.HEADER) Caller caller) {
        MappingRow mapping = mapping(id);
        if (apps.registered().isEmpty()) {
            throw Refusal.conflict(
                    null,
                    "No region has the credentials of an app: set clio.us.client-id and clio.us.client-secret, or those of"
                            + " the firm's region.");
        }
        return audited.make(caller, "invite-firm", entry -> {
            Begun begun = invitations.create(mapping.groupId(), caller.name());
            entry.begin("group " + mapping.groupId(), null);
            entry.end(new Invited(begun.expiresAt()));
            return new Invitation(mapping.id(), mapping.groupId(), begun.link().toString(), begun.expiresAt());
        });
    }

    /** What the audit says of a link. */
    record Invited(Instant linkExpiresAt) {}

    /** The group's id, whose permissions are to be looked at. */
    public long groupOf(@Header("id") String id) {
        return mapping(id).groupId();
    }

    public Disconnecting disconnecting(@Header("id") String id) {
        MappingRow mapping = mapping(id);
        ClioConnection connection = connections
                .summary(mapping.groupId())
                .orElseThrow(() -> Refusal.notFound(
                        "id", "Group " + mapping.groupId() + " is not connected: there is nothing to end."));
        return new Disconnecting(mapping.id(), mapping.groupId(), connection.connectedAt(), ending(mapping.groupId()));
    }

    /** Without the keys to its tokens a group can be disconnected all the same. */
    private TokenRequest ending(long groupId) {
        try {
            return connections
                    .find(groupId)
                    .filter(connection -> connection.tokens() != null)
                    .map(connection -> TokenRequest.toEnd(apps.of(connection.region()), connection.tokens()))
                    .orElse(null);
        } catch (VaultClosedException | UnreadableSecretException sealed) {
            return null;
        }
    }

    /** Forgets the grant, whatever Clio said: the watermarks stay, and so nothing is missed if the firm comes back. */
    public Disconnected disconnected(Disconnecting group, boolean revokedAtClio, @Header(Caller.HEADER) Caller caller) {
        return audited.make(caller, "disconnect-group", entry -> {
            entry.begin(
                    "group " + group.groupId,
                    ConnectionState.of(connections.summary(group.groupId).orElse(null)));
            entry.end(null);
            if (!connections.remove(group.groupId, group.connectedAt)) {
                throw Refusal.conflict(
                        "id",
                        "Group " + group.groupId
                                + " was authorized anew meanwhile: look who did, and disconnect again if"
                                + " it is to be so.");
            }
            hooks.forget(group.groupId);
            return new Disconnected(
                    group.mappingId, group.groupId, AuthorizationAnswer.State.NOT_AUTHORIZED, revokedAtClio);
        });
    }

    private AuthorizationAnswer answer(MappingRow mapping, Begun begun) {
        ClioConnection connection = connections.summary(mapping.groupId()).orElse(null);
        return AuthorizationAnswer.of(
                mapping.id(),
                mapping.groupId(),
                connection,
                connection == null ? List.of() : permissions.of(mapping.groupId()),
                hooks,
                begun);
    }

    private MappingRow mapping(String id) {
        long mappingId = WholeNumber.read("id", id);
        return mappings.find(mappingId)
                .orElseThrow(() -> Refusal.notFound("id", "There is no mapping " + mappingId + "."));
    }

    private Region likelyRegion(long groupId) {
        List<Region> registered = apps.registered();
        return connections
                .summary(groupId)
                .map(ClioConnection::region)
                .orElse(registered.size() == 1 ? registered.get(0) : Region.US);
    }
}
