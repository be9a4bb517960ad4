package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.api.AccessRequests;
import io.github.cliocheckin.security.api.SessionCalls;
import io.github.cliocheckin.security.api.UserCalls;
import io.vertx.core.net.SocketAddress;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/** What everybody may know and change of themselves. */
public final class MyPages {

    private static final String TITLE = "You";

    private final Console console;
    private final SessionCalls sessions;
    private final UserCalls users;

    public MyPages(Console console, SessionCalls sessions, UserCalls users) {
        this.console = console;
        this.sessions = sessions;
        this.users = users;
    }

    /**
     * What the page {@code console/me} shows.
     *
     * @param hasPassword whether there is one here that can be changed
     * @param field what was typed wrong, or null
     */
    public record MyModel(SessionCalls.Me me, boolean hasPassword, String field, String error) {}

    public BrowserAnswer show(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        return console.show(who, null, TITLE, query, "me", model(who, null, null));
    }

    public BrowserAnswer changePassword(
            @Header(Caller.HEADER) Identity who,
            @Body Form form,
            @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress address) {
        try {
            sessions.changePassword(
                    new AccessRequests.ChangePassword(form.raw("oldPassword"), form.raw("newPassword")), who, address);
            return BrowserAnswer.to(Notice.PASSWORD_CHANGED.at("/console/me"));
        } catch (Refusal refusal) {
            return console.showAgain(
                    who, null, TITLE, "me", model(who, refusal.problem().field(), refusal.getMessage()), refusal);
        }
    }

    private MyModel model(Identity who, String field, String error) {
        SessionCalls.Me me = sessions.me(who);
        boolean hasPassword = who.kind() == Identity.Kind.USER
                && users.list().stream()
                        .anyMatch(user -> user.name().equals(me.name())
                                && user.signsInBy().equals("password"));
        return new MyModel(me, hasPassword, field, error);
    }
}
