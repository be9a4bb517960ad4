package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.secret.RandomSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens of the database. */
public final class ApiTokens {

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random;

    public ApiTokens(JdbcClient database, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A token just made.
     *
     * @param text what its holder shows; kept nowhere
     */
    public record Made(ApiToken token, String text) {

        /** Without the text. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /**
     * Makes a token.
     *
     * @param expiresAt null: it ends when it is revoked
     * @throws org.springframework.dao.DuplicateKeyException if a live one has this name
     */
    public Made make(String name, Role role, Instant expiresAt, String by) {
        database.sql(Sql.named("release-names-of-ended-tokens"))
                .param("now", Times.column(clock.instant()))
                .update();
        String text = TokenText.TOKEN.make(random);
        String hash = RandomSecret.hash(text);
        database.sql(Sql.named("add-token"))
                .param("name", name)
                .param("comparedName", ComparedName.of(name))
                .param("role", role.name())
                .param("hash", hash)
                .param("now", Times.column(clock.instant()))
                .param("createdBy", by)
                .param("expiresAt", Times.column(expiresAt))
                .update();
        ApiToken made = database.sql(Sql.named("find-token"))
                .param("hash", hash)
                .query((row, number) -> token(row))
                .single();
        return new Made(made, text);
    }

    /** Those that are not revoked, ended ones too. */
    public List<ApiToken> list() {
        return database.sql(Sql.named("list-tokens"))
                .query((row, number) -> token(row))
                .list();
    }

    /** Answers whether there was such a token. */
    public boolean revoke(long id) {
        return database.sql(Sql.named("revoke-token"))
                        .param("id", id)
                        .param("now", Times.column(clock.instant()))
                        .update()
                == 1;
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Times.instant(row, "created_at"),
                row.getString("created_by"),
                Times.instant(row, "expires_at"),
                Times.instant(row, "last_used_at"));
    }
}
