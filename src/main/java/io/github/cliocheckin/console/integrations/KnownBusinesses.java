package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The businesses to choose locations from. */
public final class KnownBusinesses {

    private static final int MOST = 200;

    private final JdbcClient database;

    public KnownBusinesses(JdbcClient database) {
        this.database = database;
    }

    /** @param name null where nobody has named it */
    public record Known(long number, String name) {}

    /** A business's own and those that belong to nobody else. */
    public List<Known> ofAccount(long businessNumber) {
        return database.sql(Sql.named("find-businesses-to-choose"))
                .param("businessNumber", businessNumber)
                .param("limit", MOST)
                .query((row, number) -> new Known(row.getLong("business_number"), row.getString("name")))
                .list();
    }
}
