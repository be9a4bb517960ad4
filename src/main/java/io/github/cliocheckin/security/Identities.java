package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.secret.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out whose a token or session is. What was found is believed for a few seconds without asking the database again; so a
 * change of rights counts at once on the node that made it, and within these seconds on every other.
 */
public final class Identities {

    private static final Duration BELIEVED = Duration.ofSeconds(3);
    private static final Duration USE_IS_DATED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 1000;

    private final JdbcClient database;
    private final Clock clock;
    private final byte[] setting;
    private final Map<String, Found> found = new HashMap<>();
    private long forgotten;

    /** @param setting the setting {@code api.token}; empty: it lets nobody in */
    public Identities(JdbcClient database, Clock clock, String setting) {
        this.database = database;
        this.clock = clock;
        this.setting = setting.getBytes(StandardCharsets.UTF_8);
    }

    /** @param lastUsedAt null for a session, and for a token that was never used */
    private record Found(Identity identity, Instant until, Instant lastUsedAt) {}

    /** Takes as long for a text that is almost the setting as for one that is not. Asks no database. */
    Optional<Identity> ofSetting(String shown) {
        boolean same = MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), setting);
        return setting.length > 0 && same ? Optional.of(Identity.OF_SETTING) : Optional.empty();
    }

    /** Whose a token or session is that somebody typed in. Asks the database, so never on an event loop. */
    public Optional<Identity> ofShown(String shown) {
        return ofSetting(shown).or(() -> ofTokenOrSession(shown));
    }

    /**
     * Whose session a browser has. Asks the database, so never on an event loop.
     *
     * @param cookies its headers {@code Cookie}
     */
    public Optional<Identity> ofBrowser(List<String> cookies) {
        return Shown.inCookies(cookies).flatMap(shown -> ofTokenOrSession(shown.text()));
    }

    /** Asks the database, so never on an event loop. */
    Optional<Identity> ofTokenOrSession(String shown) {
        boolean token = TokenText.TOKEN.matches(shown);
        if (!token && !TokenText.SESSION.matches(shown)) {
            return Optional.empty();
        }
        String hash = RandomSecret.hash(shown);
        Instant now = clock.instant();
        long before;
        synchronized (found) {
            Found kept = found.get(hash);
            if (kept != null && now.isBefore(kept.until)) {
                return Optional.of(kept.identity);
            }
            before = forgotten;
        }
        Optional<Found> looked = token ? token(hash, now) : session(hash, now);
        looked.ifPresent(identity -> keep(hash, identity, before));
        if (token) {
            looked.ifPresent(identity -> dateUse(identity, now));
        }
        return looked.map(Found::identity);
    }

    /** Asks the database again for everybody: to be called after every change of who may do what. */
    public void forget() {
        synchronized (found) {
            found.clear();
            forgotten++;
        }
    }

    /** What was read before a change must not be believed after it. */
    private void keep(String hash, Found identity, long before) {
        synchronized (found) {
            if (found.size() >= MOST_KEPT) {
                found.clear();
            }
            if (before == forgotten) {
                found.put(hash, identity);
            }
        }
    }

    private Optional<Found> token(String hash, Instant now) {
        return database.sql(Sql.named("find-token-by-hash"))
                .param("hash", hash)
                .param("now", Times.column(now))
                .query((row, number) -> new Found(
                        new Identity(Identity.Kind.TOKEN, row.getLong("id"), row.getString("name"), role(row), 0),
                        until(row, now),
                        Times.instant(row, "last_used_at")))
                .optional();
    }

    private Optional<Found> session(String hash, Instant now) {
        return database.sql(Sql.named("find-session-by-hash"))
                .param("hash", hash)
                .param("now", Times.column(now))
                .query((row, number) -> new Found(
                        new Identity(
                                Identity.Kind.USER,
                                row.getLong("user_id"),
                                row.getString("name"),
                                role(row),
                                row.getLong("id")),
                        until(row, now),
                        null))
                .optional();
    }

    private static Instant until(ResultSet row, Instant now) throws SQLException {
        Instant until = now.plus(BELIEVED);
        Instant end = Times.instant(row, "expires_at");
        return end != null && end.isBefore(until) ? end : until;
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role"));
    }

    private void dateUse(Found token, Instant now) {
        if (token.lastUsedAt != null
                && token.lastUsedAt.plus(USE_IS_DATED_EVERY).isAfter(now)) {
            return;
        }
        try {
            database.sql(Sql.named("date-use-of-token"))
                    .param("id", token.identity.id())
                    .param("now", Times.column(now))
                    .param("before", Times.column(now.minus(USE_IS_DATED_EVERY)))
                    .update();
        } catch (ConcurrencyFailureException another) {
            // another call dates it just now
        }
    }
}
