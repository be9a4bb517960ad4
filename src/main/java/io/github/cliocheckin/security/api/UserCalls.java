package io.github.cliocheckin.security.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.security.Admins;
import io.github.cliocheckin.security.ApiUser;
import io.github.cliocheckin.security.ApiUsers;
import io.github.cliocheckin.security.Identities;
import io.github.cliocheckin.security.Passwords;
import io.github.cliocheckin.security.Sessions;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The calls about users. A user is not removed but made inactive: what they did bears their name. */
public final class UserCalls {

    private final ApiUsers users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Admins admins;
    private final Identities identities;
    private final AuditedChanges changes;

    public UserCalls(
            ApiUsers users,
            Sessions sessions,
            Passwords passwords,
            Admins admins,
            Identities identities,
            AuditedChanges changes) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.admins = admins;
        this.identities = identities;
        this.changes = changes;
    }

    /**
     * A user as calls answer it.
     *
     * @param signsInBy password or provider
     */
    public record Answer(
            String name, String role, boolean active, String signsInBy, Instant createdAt, String createdBy) {

        public static Answer of(ApiUser user) {
            return new Answer(
                    user.name(),
                    Fields.word(user.role()),
                    user.active(),
                    user.passwordHash() == null ? "provider" : "password",
                    user.createdAt(),
                    user.createdBy());
        }
    }

    public List<Answer> list() {
        return users.list().stream().map(Answer::of).toList();
    }

    public Answer add(@Body AccessRequests.AddUser request, @Header(Caller.HEADER) Caller caller) {
        String name = Fields.userName(Fields.body(request).name());
        String password = Fields.newPassword("password", request.password());
        Role role = Fields.role(request.role());
        String hash = passwords.hash(password);
        return changes.make(caller, "add-user", entry -> {
            entry.begin("user " + name, null);
            users.find(name).ifPresent(there -> {
                throw Refusal.conflict(
                        "name",
                        "There is a user " + there.name() + " already" + (there.active() ? "" : ", though inactive")
                                + ": give another name, or change that one.");
            });
            return Answer.of(users.add(name, null, hash, role, caller.name()));
        });
    }

    /** A new password or an end of being active ends the user's sessions; a new role counts for them from now on. */
    public Answer change(
            @Header("name") String name,
            @Body AccessRequests.ChangeUser request,
            @Header(Caller.HEADER) Caller caller) {
        Fields.body(request);
        ApiUser before = users.find(name).orElseThrow(() -> Refusal.notFound("name", "There is no user " + name + "."));
        Role role = request.role() == null ? null : Fields.role(request.role());
        String hash = newHash(before, request.password());
        Answer answer = changes.make(
                caller,
                "change-user",
                entry -> admins.keeping(() -> {
                    ApiUser now = users.lock(before);
                    ApiUser next = now.with(
                            hash == null ? now.passwordHash() : hash,
                            role == null ? now.role() : role,
                            request.active() == null ? now.active() : request.active());
                    users.keep(next);
                    if (hash != null || !next.active()) {
                        sessions.endAll(next);
                    }
                    entry.begin("user " + now.name(), Answer.of(now));
                    if (hash != null) {
                        entry.changesSecret();
                    }
                    return Answer.of(next);
                }));
        identities.forget();
        return answer;
    }

    private String newHash(ApiUser user, String password) {
        if (password == null) {
            return null;
        }
        if (user.passwordHash() == null) {
            throw Refusal.conflict(
                    "password", "A provider signs " + user.name() + " in: their password is changed there.");
        }
        return passwords.hash(Fields.newPassword("password", password));
    }
}
