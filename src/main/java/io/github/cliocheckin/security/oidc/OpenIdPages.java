package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.page.Page;
import io.github.cliocheckin.page.Pages;
import io.github.cliocheckin.secret.Vault;
import io.github.cliocheckin.secret.VaultClosedException;
import io.github.cliocheckin.security.Sessions;
import io.github.cliocheckin.security.SetCookie;
import io.github.cliocheckin.security.SignIns;
import io.github.cliocheckin.security.api.SessionCalls;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person's browser is answered on the way to the provider and back. */
public final class OpenIdPages {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdPages.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final OpenIdSettings settings;
    private final OpenIdProvider provider;
    private final ProviderPeople people;
    private final SessionCalls sessions;
    private final RememberingCookie cookie;
    private final Pages pages = new Pages();
    private final Clock clock;
    private final boolean secure;

    /** @param settings null: nobody signs in by a provider */
    public OpenIdPages(
            OpenIdSettings settings,
            SignIns signIns,
            SessionCalls sessions,
            Vault vault,
            AuditTrail audit,
            Clock clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
        String issuer = settings == null ? "" : settings.issuer().toString();
        provider = settings == null ? null : new OpenIdProvider(settings);
        secure = settings != null && "https".equals(settings.redirectUri().getScheme());
        people = new ProviderPeople(issuer, signIns, audit);
        cookie = new RememberingCookie(vault, issuer, clock, secure);
    }

    /** What the page {@code access/signed-in} shows. */
    public record SignedInModel(String name, String user, String role, String until) {}

    /** What the page {@code access/not-signed-in} shows. */
    public record NotSignedInModel(String title, String text) {}

    /** Sends a browser to the provider. */
    public BrowserAnswer begin() {
        Beginning beginning = offered().beginning();
        return BrowserAnswer.to(beginning.authorization().toString())
                .with(List.of(cookie.of(beginning.remembered()).header()));
    }

    /** Takes a browser back from the provider. */
    public BrowserAnswer end(Message call, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        OpenIdProvider offered = offered();
        List<String> shown = cookies(call);
        SignedIn person = offered.person(cookie.in(shown), callback(query));
        Sessions.Opened session = people.signIn(person);
        sessions.endThatOf(shown);
        LOG.info(
                "A person signed in by the provider, with the role {}",
                session.user().role());
        SignedInModel model = new SignedInModel(
                person.displayName(),
                session.user().name(),
                session.user().role().name().toLowerCase(Locale.ROOT),
                TIME.format(session.expiresAt()));
        return answer(
                pages.page(200, "access/signed-in", model),
                List.of(SetCookie.of(session, clock.instant(), secure), cookie.none()));
    }

    /** Why a sign-in came to nothing, for the person; the browser forgets that it began one. */
    public BrowserAnswer problem(Exception exception) {
        Failure failure = Failure.of(exception);
        if (failure.status() >= 500) {
            LOG.warn(
                    "A sign-in by the provider failed: {}",
                    exception instanceof SignInException told
                            ? told.getMessage()
                            : exception.getClass().getName());
        }
        return answer(
                pages.page(
                        failure.status(),
                        "access/not-signed-in",
                        new NotSignedInModel(failure.title(), failure.text())),
                failure.status() == 404 ? List.of() : List.of(cookie.none()));
    }

    /** The pages lead nowhere. */
    private static BrowserAnswer answer(Page page, List<SetCookie> cookies) {
        return BrowserAnswer.of(page, Pages.contentSecurityPolicy(""))
                .with(cookies.stream().map(SetCookie::header).toList());
    }

    private OpenIdProvider offered() {
        if (provider == null) {
            throw Refusal.notFound(null, "People do not sign in by a provider here: the setting oidc.issuer is empty.");
        }
        return provider;
    }

    private URI callback(String query) {
        try {
            return new URI(settings.redirectUri() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException unreadable) {
            throw new SignInException.NotValid("what the provider sent back cannot be read");
        }
    }

    /** From the request itself: as headers of Camel's they would be mixed with parameters of the query. */
    private static List<String> cookies(Message call) {
        return ((HttpMessage) call).getRequest().headers().getAll("Cookie");
    }

    /** What a person is told, by who must do what next. */
    private record Failure(int status, String title, String text) {

        static Failure of(Exception exception) {
            if (exception instanceof SignInException refused) {
                return of(refused);
            }
            if (exception instanceof Refusal refusal) {
                int status = refusal.problem().status();
                // 401 would ask for a token; this person was made sure of, and may not come in
                return new Failure(status == 401 ? 403 : status, "You cannot sign in here", refusal.getMessage());
            }
            return new Failure(
                    503,
                    "You are not signed in",
                    exception instanceof VaultClosedException
                            ? "The service misses its keys. Tell an administrator."
                            : "The service failed. Begin again in a minute; if it stays so, tell an administrator.");
        }

        private static Failure of(SignInException refused) {
            int status = 400;
            if (refused instanceof SignInException.Declined || refused instanceof SignInException.NoRole) {
                status = 403;
            } else if (!(refused instanceof SignInException.NotValid)) {
                status = 503;
            }
            return new Failure(status, "You are not signed in", refused.getMessage());
        }
    }
}
