package io.github.cliocheckin.connect;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.clio.ClioForbiddenException;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.ClioUser;
import io.github.cliocheckin.connection.AppRefusedException;
import io.github.cliocheckin.connection.AuthorizationRefused;
import io.github.cliocheckin.connection.AuthorizationRefused.Why;
import io.github.cliocheckin.connection.Authorizations;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.GrantLostException;
import io.github.cliocheckin.connection.Invitations;
import io.github.cliocheckin.connection.PendingAuthorization;
import io.github.cliocheckin.connection.PermissionFinding;
import io.github.cliocheckin.connection.Region;
import io.github.cliocheckin.connection.RenewalRefusedException;
import io.github.cliocheckin.connection.ReturnFromClio;
import io.github.cliocheckin.connection.TokenRequest;
import io.github.cliocheckin.connection.Tokens;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.integration.Business;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.WebhookEvents;
import io.github.cliocheckin.page.Page;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.page.RefusedModel;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.VaultClosedException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that somebody at a firm sees who connects its Clio account: the invitation, and what came of the way to Clio. */
public final class ConnectPages {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectPages.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Pages pages;
    private final Groups groups;
    private final ClioApps apps;
    private final Authorizations authorizations;
    private final Invitations invitations;
    private final Connections connections;
    private final AuditTrail audit;
    private final Changes changes;
    private final Clock clock;

    public ConnectPages(
            Pages pages,
            Groups groups,
            ClioApps apps,
            Authorizations authorizations,
            Invitations invitations,
            Connections connections,
            AuditTrail audit,
            Changes changes,
            Clock clock) {
        this.pages = pages;
        this.groups = groups;
        this.apps = apps;
        this.authorizations = authorizations;
        this.invitations = invitations;
        this.connections = connections;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What the page {@code connect/invitation} shows.
     *
     * @param button whether Send Review is added to the matters' pages
     * @param webhooks whether Clio is asked to tell of matters
     * @param regions those in which the app is registered
     */
    public record InvitationModel(
            String business, boolean button, boolean webhooks, List<RegionChoice> regions, String until) {}

    /** A region to sign in at, with the host that the firm sees in its browser. */
    public record RegionChoice(Region region, String host) {}

    /** What the page {@code connect/connected} shows. */
    public record ConnectedModel(
            String business, String account, String user, List<PermissionFinding> permissions, boolean complete) {}

    /** What a firm sees first: what will be read, and where to sign in. Opening it changes nothing. */
    public Page invitation(@Header("link") String link) {
        Invitations.Invitation invitation = invitations.open(link);
        List<RegionChoice> regions = apps.registered().stream()
                .map(region -> new RegionChoice(region, apps.clio(region).getAuthority()))
                .toList();
        IntegrationGroup group = groups.find(invitation.groupId()).orElseThrow();
        return pages.page(
                200,
                "connect/invitation",
                new InvitationModel(
                        business(group),
                        group.triggers().contains(Trigger.MATTER_WEBHOOK),
                        !WebhookEvents.wantedBy(group).isEmpty(),
                        regions,
                        TIME.format(invitation.expiresAt())));
    }

    /** The way to Clio for somebody who has read the invitation and goes on. */
    public String followInvitation(@Header("link") String link, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Invitations.Invitation invitation = invitations.open(link);
        Region region = QueryParameters.ofAnybody(query)
                .text("region")
                .flatMap(Region::ofPath)
                .filter(apps.registered()::contains)
                .orElseThrow(() -> new AuthorizationRefused(Why.WRONG_REGION));
        String by = "link of " + invitation.createdBy();
        return changes.make(() -> authorizations
                .begin(invitation.groupId(), region, invitation.linkHash(), by)
                .link()
                .toString());
    }

    /** Takes somebody who comes back from Clio. */
    public PendingAuthorization returned(
            @Header("region") String region, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        Region ofPath = Region.ofPath(region).orElseThrow(() -> new AuthorizationRefused(Why.UNKNOWN));
        return authorizations.returned(ofPath, ReturnFromClio.read(query));
    }

    /** The question that exchanges a code for tokens. */
    public TokenRequest exchange(PendingAuthorization pending) {
        return TokenRequest.forCode(apps.of(pending.region()), pending.code(), pending.codeVerifier());
    }

    /** Tokens that nobody knows yet whose they are. */
    public ClioConnection unknown(PendingAuthorization pending, Tokens tokens) {
        return ClioConnection.unknown(pending.groupId(), pending.region(), tokens, clock.instant());
    }

    /** The question whose they are. */
    public ClioRequest whoAmI(PendingAuthorization pending) {
        return new ClioRequest(pending.groupId(), ClioQuery.whoAmI(apps.clio(pending.region())));
    }

    /** Keeps the connection, now that it is known whose it is. */
    public long connect(PendingAuthorization pending, ClioConnection connection, ClioUser user) {
        long groupId = pending.groupId();
        changes.make(() -> {
            ConnectionState before =
                    ConnectionState.of(connections.summary(groupId).orElse(null));
            if (pending.linkHash() != null) {
                invitations.use(pending.linkHash());
            }
            connections.put(groupId, pending.region(), connection.tokens(), user, pending.begunBy());
            audit.record(
                    pending.begunBy(),
                    "return-from-clio",
                    "group " + groupId,
                    before,
                    ConnectionState.of(connections.summary(groupId).orElseThrow()));
            return groupId;
        });
        LOG.info("Group {} is connected to Clio in region {}", groupId, pending.region());
        return groupId;
    }

    /** What somebody sees who has connected a firm. */
    public Page connected(long groupId, List<PermissionFinding> findings) {
        ClioUser user = connections.summary(groupId).orElseThrow().user();
        boolean complete = findings.stream().allMatch(finding -> Boolean.TRUE.equals(finding.granted()));
        return pages.page(
                200,
                "connect/connected",
                new ConnectedModel(business(groupId), user.account().name(), user.name(), findings, complete));
    }

    /** Why the way to Clio and back came to nothing, for the person who went it. */
    public Page problem(Exception exception) {
        Why why = why(exception);
        if (exception instanceof AppRefusedException) {
            LOG.warn("An authorization came to nothing: {}", exception.getMessage());
        }
        LOG.info(
                "An authorization came to nothing: {} ({})",
                why,
                exception.getClass().getSimpleName());
        return pages.page(why.status(), "refused", new RefusedModel(why.title(), why.text(), why.advice()));
    }

    private static Why why(Exception exception) {
        if (exception instanceof AuthorizationRefused refused) {
            return refused.why();
        }
        if (exception instanceof AppRefusedException) {
            return Why.WRONG_REGION;
        }
        if (exception instanceof GrantLostException || exception instanceof RenewalRefusedException) {
            return Why.NOT_GRANTED;
        }
        if (exception instanceof ClioForbiddenException) {
            return Why.USER_HIDDEN;
        }
        if (exception instanceof VaultClosedException || exception instanceof UnreadableSecretException) {
            return Why.NOT_READY;
        }
        return exception instanceof Refusal ? Why.UNKNOWN : Why.CLIO_SILENT;
    }

    /**
     * Lets the pages' forms lead to Clio. A browser counts each host that Clio sends on to as a form's target too, and where
     * Clio has people sign in is not documented: so anywhere, if only by HTTPS.
     */
    public String contentSecurityPolicy() {
        return Pages.contentSecurityPolicy(Stream.concat(
                        Stream.of("https:"), apps.registered().stream().map(region -> origin(apps.clio(region))))
                .collect(Collectors.joining(" ")));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private String business(long groupId) {
        return business(groups.find(groupId).orElseThrow());
    }

    private static String business(IntegrationGroup group) {
        Business parent = group.parent();
        return parent.name() == null ? "your firm (" + parent.businessNumber() + ")" : parent.name();
    }
}
