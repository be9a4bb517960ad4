package io.github.cliocheckin.security.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.security.ApiUser;
import io.github.cliocheckin.security.ApiUsers;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.Passwords;
import io.github.cliocheckin.security.Sessions;
import io.github.cliocheckin.security.SignIns;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;

/** The calls of a person about themselves. */
public final class SessionCalls {

    private final SignIns signIns;
    private final ApiUsers users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Identities identities;
    private final AuditedChanges changes;

    public SessionCalls(
            SignIns signIns,
            ApiUsers users,
            Sessions sessions,
            Passwords passwords,
            Identities identities,
            AuditedChanges changes) {
        this.signIns = signIns;
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.identities = identities;
        this.changes = changes;
    }

    /**
     * Who calls.
     *
     * @param kind user, token, or setting for the token of the settings
     */
    public record Me(String name, String kind, String role) {}

    /** A session just opened, with what its calls show. */
    public record LoggedIn(String token, String name, String role, Instant expiresAt) {

        @Override
        public String toString() {
            return "LoggedIn " + name;
        }
    }

    public Me me(@Header(Caller.HEADER) Identity caller) {
        return new Me(caller.name(), caller.kind().word(), Fields.word(caller.role()));
    }

    public LoggedIn logIn(
            @Body AccessRequests.LogIn request,
            @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress address) {
        Sessions.Opened session = open(Fields.body(request).name(), request.password(), address);
        return new LoggedIn(
                session.token(),
                session.user().name(),
                Fields.word(session.user().role()),
                session.expiresAt());
    }

    /**
     * Opens a session for a name and its password.
     *
     * @param address where the try comes from
     */
    public Sessions.Opened open(String name, String password, SocketAddress address) {
        return signIns.byPassword(Fields.shownName(name), Fields.shownPassword("password", password), digits(address));
    }

    public void logOut(@Header(Caller.HEADER) Identity caller) {
        if (caller.kind() != Identity.Kind.USER) {
            throw Refusal.conflict(
                    null, "This call shows a token and not a session: a token is ended by DELETE /access/tokens/{id}.");
        }
        sessions.end(caller.session());
        identities.forget();
    }

    /**
     * Ends the session that a browser has, before it gets another one: nobody could end it after that.
     *
     * @param cookies its headers {@code Cookie}
     */
    public void endThatOf(List<String> cookies) {
        identities.ofBrowser(cookies).ifPresent(this::logOut);
    }

    /** Ends the person's other sessions: whoever opened them may be why the password is changed. */
    public void changePassword(
            @Body AccessRequests.ChangePassword request,
            @Header(Caller.HEADER) Identity caller,
            @Header(VertxPlatformHttpConstants.REMOTE_ADDRESS) SocketAddress address) {
        String shown = Fields.shownPassword("oldPassword", Fields.body(request).oldPassword());
        String wanted = Fields.newPassword("newPassword", request.newPassword());
        ApiUser user = users.find(caller.name())
                .filter(any -> caller.kind() == Identity.Kind.USER && any.passwordHash() != null)
                .orElseThrow(() -> Refusal.conflict(
                        null, caller.caller().name() + " has no password here: only people who sign in with one do."));
        if (signIns.check(user.name(), shown, digits(address)).isEmpty()) {
            throw wrong();
        }
        String hash = passwords.hash(wanted);
        changes.make(caller.caller(), "change-password", entry -> {
            ApiUser now = users.lock(user);
            if (!Objects.equals(now.passwordHash(), user.passwordHash())) {
                throw wrong();
            }
            users.keep(now.with(hash, now.role(), now.active()));
            sessions.endOthers(now, caller.session());
            UserCalls.Answer same = UserCalls.Answer.of(now);
            entry.begin("user " + now.name(), same);
            entry.changesSecret();
            return same;
        });
        identities.forget();
    }

    private static Refusal wrong() {
        return Refusal.invalid("oldPassword", "oldPassword is not the password that you have: mend it.");
    }

    private static String digits(SocketAddress address) {
        return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
    }
}
