package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.Texts;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.ComparedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The users as they are kept. Nobody is ever removed: what they did bears their name. */
public final class ApiUsers {

    private final JdbcClient database;
    private final Clock clock;

    public ApiUsers(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Case and spaces do not count. Whatever a stranger may call themselves can be asked for. */
    public Optional<ApiUser> find(String name) {
        if (!name.codePoints().allMatch(Texts::isStorable)) {
            return Optional.empty();
        }
        return database.sql(Sql.named("find-user"))
                .param("comparedName", ComparedName.of(name))
                .query((row, number) -> user(row))
                .optional();
    }

    public Optional<ApiUser> ofSubject(String subject) {
        return database.sql(Sql.named("find-user-of-subject"))
                .param("subject", subject)
                .query((row, number) -> user(row))
                .optional();
    }

    public List<ApiUser> list() {
        return database.sql(Sql.named("list-users"))
                .query((row, number) -> user(row))
                .list();
    }

    /** Adds an active user: with a password, or with the subject that a provider knows them by. */
    public ApiUser add(String name, String subject, String passwordHash, Role role, String by) {
        database.sql(Sql.named("add-user"))
                .param("name", name)
                .param("comparedName", ComparedName.of(name))
                .param("subject", subject)
                .param("passwordHash", passwordHash)
                .param("role", role.name())
                .param("now", Times.column(clock.instant()))
                .param("createdBy", by)
                .update();
        return find(name).orElseThrow();
    }

    /** Makes other changes of a user, and sign-ins, wait until this transaction ends; answers the user as they are then. */
    public ApiUser lock(ApiUser user) {
        database.sql(Sql.named("lock-user")).param("id", user.id()).update();
        return find(user.name()).orElseThrow();
    }

    public void keep(ApiUser user) {
        database.sql(Sql.named("change-user"))
                .param("id", user.id())
                .param("passwordHash", user.passwordHash())
                .param("role", user.role().name())
                .param("active", user.active())
                .update();
    }

    private static ApiUser user(ResultSet row) throws SQLException {
        return new ApiUser(
                row.getLong("id"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                Times.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
