package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when grants are good. */
public final class GrantEnds {

    private final JdbcClient database;

    public GrantEnds(JdbcClient database) {
        this.database = database;
    }

    /**
     * The end of a grant.
     *
     * @param renews whether it is renewed before, by itself
     * @param at when its access token ends, or null if nobody said
     */
    public record GrantEnd(boolean renews, Instant at) {}

    public Optional<GrantEnd> of(long groupId) {
        return database.sql(Sql.named("find-end-of-grant"))
                .param("groupId", groupId)
                .query((row, number) -> new GrantEnd(row.getBoolean("renews"), Times.instant(row, "expires_at")))
                .optional();
    }
}
