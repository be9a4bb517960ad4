package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.Sql;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The businesses to choose locations from. */
public final class KnownBusinesses {

    private static final int MOST = 200;

    private final JdbcClient database;

    public KnownBusinesses(JdbcClient database) {
        this.database = database;
    }

    /** @param name null or empty where nobody has named it */
    public record Known(long number, String name) {}

    /**
     * Those that can become a location of an account: its own business, whether it is known already or not, and what belongs
     * to nobody else.
     *
     * @param locations the numbers of those that are its locations already
     */
    List<Known> toAdd(Known account, Set<Long> locations) {
        List<Known> known = database.sql(Sql.named("find-businesses-to-choose"))
                .param("businessNumber", account.number)
                .param("limit", MOST)
                .query((row, number) -> new Known(row.getLong("business_number"), row.getString("name")))
                .list();
        boolean isNew = known.stream().noneMatch(one -> one.number == account.number);
        return Stream.concat(known.stream(), isNew ? Stream.of(account) : Stream.empty())
                .filter(one -> !locations.contains(one.number))
                .toList();
    }
}
