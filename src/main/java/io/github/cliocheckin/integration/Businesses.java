package io.github.cliocheckin.integration;

import io.github.cliocheckin.database.Sql;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The businesses as they are kept. */
public final class Businesses {

    private final JdbcClient database;

    public Businesses(JdbcClient database) {
        this.database = database;
    }

    public Optional<Business> find(long businessNumber) {
        return database.sql(Sql.named("find-business"))
                .param("businessNumber", businessNumber)
                .query((row, number) -> new Business(
                        row.getLong("business_number"),
                        row.getString("name"),
                        row.getString("api_key"),
                        row.getString("time_zone"),
                        row.getString("country_code")))
                .optional();
    }

    /**
     * Adds a business of which nothing but the number is known; one that there is stays as it is.
     *
     * @return whether there was none
     */
    public boolean addBare(long businessNumber) {
        return database.sql(Sql.named("add-business"))
                        .param("businessNumber", businessNumber)
                        .update()
                == 1;
    }

    /** Makes other changes of a business that there is wait until this transaction ends. */
    public void lock(long businessNumber) {
        database.sql(Sql.named("lock-business"))
                .param("businessNumber", businessNumber)
                .update();
    }

    /** Keeps a business that there is, with everything that is known of it. */
    public void keep(Business business) {
        database.sql(Sql.named("put-business"))
                .param("businessNumber", business.businessNumber())
                .param("name", business.name())
                .param("apiKey", business.apiKey())
                .param("timeZone", business.timeZone())
                .param("countryCode", business.countryCode())
                .update();
    }
}
