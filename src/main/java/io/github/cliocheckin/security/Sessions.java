package io.github.cliocheckin.security;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.RandomSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sessions of people who signed in, by whatever way. A session has its user's role, as it is at each call. */
public final class Sessions {

    private static final long NONE = 0;

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration lifetime;

    public Sessions(JdbcClient database, Clock clock, RandomGenerator random, Duration lifetime) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.lifetime = lifetime;
    }

    /**
     * A session just opened.
     *
     * @param token what its calls show; kept nowhere
     */
    public record Opened(String token, ApiUser user, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "a session of " + user + " until " + expiresAt;
        }
    }

    Opened open(ApiUser user) {
        String token = TokenText.SESSION.make(random);
        Instant now = clock.instant();
        database.sql(Sql.named("remove-ended-sessions"))
                .param("now", Times.column(now))
                .update();
        database.sql(Sql.named("add-session"))
                .param("userId", user.id())
                .param("hash", RandomSecret.hash(token))
                .param("now", Times.column(now))
                .param("expiresAt", Times.column(now.plus(lifetime)))
                .update();
        return new Opened(token, user, now.plus(lifetime));
    }

    public void end(long session) {
        database.sql(Sql.named("end-session")).param("id", session).update();
    }

    public void endAll(ApiUser user) {
        endOthers(user, NONE);
    }

    /** Ends all of a user's sessions but this one. */
    public void endOthers(ApiUser user, long session) {
        database.sql(Sql.named("end-sessions-of-user"))
                .param("userId", user.id())
                .param("sessionId", session)
                .update();
    }
}
