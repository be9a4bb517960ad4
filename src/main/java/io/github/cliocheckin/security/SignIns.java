package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.secret.RandomSecret;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The ways to come by a session: with name and password, or by the word of a provider that someone else has checked. */
public final class SignIns {

    private static final int LONGEST_NAME = 100;

    private final ApiUsers users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Identities identities;
    private final Changes changes;

    public SignIns(
            ApiUsers users,
            Sessions sessions,
            Passwords passwords,
            SignInThrottle throttle,
            Identities identities,
            Changes changes) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.identities = identities;
        this.changes = changes;
    }

    /**
     * Opens a session for whoever knows the password.
     *
     * @param address where the try comes from, as digits
     * @throws Refusal the same, after the same time, whether the name, the password or the person is not known or not active
     */
    public Sessions.Opened byPassword(String name, String password, String address) {
        ApiUser user = check(name, password, address).orElseThrow(SignIns::wrong);
        return changes.make(() -> {
            ApiUser now = users.lock(user);
            if (!now.active() || !Objects.equals(now.passwordHash(), user.passwordHash())) {
                throw wrong();
            }
            return sessions.open(now);
        });
    }

    /** The active user whose name and password these are; every wrong try counts. */
    public Optional<ApiUser> check(String name, String password, String address) {
        // Before it waits for its turn, for what must wait longer is to take nobody's
        throttle.look(name, address);
        Optional<ApiUser> user = users.find(name).filter(ApiUser::active);
        boolean right = passwords.isRight(
                password, user.map(ApiUser::passwordHash).orElse(null), () -> throttle.begin(name, address));
        if (right) {
            throttle.succeed(name, address);
        }
        return user.filter(any -> right);
    }

    /**
     * Opens a session for a person whom a provider signed in. They are known by the subject alone: that a name is the same as
     * that of a user here means nothing.
     *
     * @param subject who they are, with the provider's own name in it; at most 500 characters
     * @param displayName what they are called here, as far as nobody else is
     * @param role what the provider says they may do, from this sign-in on
     * @param told is told, in the same transaction, what of the user changed: as they were, null if they were not known, and
     *     as they are now
     * @throws Refusal if they were deactivated here
     */
    public Sessions.Opened byProvider(
            String subject, String displayName, Role role, BiConsumer<ApiUser, ApiUser> told) {
        Sessions.Opened opened = changes.make(() -> {
            Optional<ApiUser> before = users.ofSubject(subject);
            ApiUser known =
                    before.orElseGet(() -> users.add(free(displayName, subject), subject, null, role, "the provider"));
            ApiUser user = users.lock(known);
            if (!user.active()) {
                throw Refusal.unauthorized("You may not sign in here any more: ask an admin.");
            }
            ApiUser now = user.with(null, role, true);
            users.keep(now);
            told.accept(before.isPresent() ? user : null, now);
            return sessions.open(now);
        });
        identities.forget();
        return opened;
    }

    /** The name as it can be kept, with a part of the subject's hash where it alone would not do. */
    private String free(String displayName, String subject) {
        // Normalized before it is cut, for some single characters become many
        String name = Normalizer.normalize(displayName, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Texts::isStorable)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return !name.isEmpty() && users.find(name).isEmpty()
                ? name
                : (name + " " + RandomSecret.hash(subject).substring(0, 16)).strip();
    }

    private static Refusal wrong() {
        return Refusal.unauthorized("The name or the password is wrong: mend it, or ask an admin for a new password.");
    }
}
