package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.Sessions;
import io.github.cliocheckin.security.SetCookie;
import io.github.cliocheckin.security.api.AccessRequests;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.UserCalls;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/** Signing in and out, and the first person who may do everything. */
public final class SignInPages {

    private static final String HOME = "/console";

    private static final String SIGN_IN = "Sign in";
    private static final String FIRST_ADMIN = "The first admin";

    private final Console console;
    private final Identities identities;
    private final UserCalls users;
    private final SessionCalls sessions;
    private final Clock clock;
    private final Ways ways;

    /**
     * How people may sign in here.
     *
     * @param byProvider whether an OpenID provider is set
     * @param secure whether browsers come over HTTPS, so that the cookie is sent over nothing else
     */
    public record Ways(boolean byProvider, boolean secure) {}

    public SignInPages(
            Console console, Identities identities, UserCalls users, SessionCalls sessions, Clock clock, Ways ways) {
        this.console = console;
        this.identities = identities;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
        this.ways = ways;
    }

    /**
     * What the page {@code console/sign-in} shows.
     *
     * @param then where to go on, within the console
     * @param isNew nobody has a user yet
     * @param error what was wrong, or null
     */
    public record SignInModel(String then, String name, boolean isNew, boolean byProvider, String error) {}

    /** What the page {@code console/first-admin} shows. */
    public record FirstAdminModel(String name, String error) {}

    /** Where somebody signs in; or the way to the first admin, if nobody could. */
    public BrowserAnswer show(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        String then = within(QueryParameters.ofAnybody(query).texts("then").stream()
                .findFirst()
                .orElse(HOME));
        return console.show(
                null, null, SIGN_IN, query, "sign-in", new SignInModel(then, "", isNew(), ways.byProvider(), null));
    }

    public BrowserAnswer signIn(
            @Body Form form, @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress address) {
        String then = within(form.text("then"));
        try {
            return opened(then, form, address);
        } catch (Refusal refusal) {
            return console.showAgain(
                    null,
                    null,
                    SIGN_IN,
                    "sign-in",
                    new SignInModel(then, form.text("name"), isNew(), ways.byProvider(), refusal.getMessage()),
                    refusal);
        }
    }

    public BrowserAnswer showFirstAdmin() {
        return console.show(null, null, FIRST_ADMIN, null, "first-admin", new FirstAdminModel("", null));
    }

    /** Makes a user of whoever shows an admin's token, and signs them in. */
    public BrowserAnswer makeFirstAdmin(
            @Body Form form, @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress address) {
        String name = form.text("name");
        try {
            Identity admin = identities
                    .ofShown(form.text("token"))
                    .filter(identity -> identity.role() == Role.ADMIN)
                    .orElseThrow(() -> Refusal.invalid(
                            "token",
                            "This is no admin's token: take the one that the first start printed, or the setting"
                                    + " api.token."));
            users.add(
                    new AccessRequests.AddUser(
                            name, form.raw("password"), Role.ADMIN.name().toLowerCase(Locale.ROOT)),
                    admin.caller());
            return opened(HOME, form, address);
        } catch (Refusal refusal) {
            return console.showAgain(
                    null, null, FIRST_ADMIN, "first-admin", new FirstAdminModel(name, refusal.getMessage()), refusal);
        }
    }

    public BrowserAnswer signOut(@Header(Caller.HEADER) Identity who) {
        sessions.logOut(who);
        return BrowserAnswer.to(Notice.SIGNED_OUT.at("/console/sign-in"))
                .with(List.of(SetCookie.endOfSession(ways.secure()).header()));
    }

    private BrowserAnswer opened(String then, Form form, SocketAddress address) {
        Sessions.Opened session = sessions.open(form.text("name"), form.raw("password"), address);
        sessions.endThatOf(form.cookies());
        return BrowserAnswer.to(then)
                .with(List.of(
                        SetCookie.of(session, clock.instant(), ways.secure()).header()));
    }

    private boolean isNew() {
        return users.list().isEmpty();
    }

    /** A link to us must not lead on to somebody else, nor out of the console by a part that begins with a dot. */
    private static String within(String then) {
        return then.matches("/console(/[A-Za-z0-9_%-][A-Za-z0-9_%.-]*)*/?(\\?[A-Za-z0-9_=&%.+-]*)?") ? then : HOME;
    }
}
