package io.github.cliocheckin.integration;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.secret.SealedColumn;
import io.github.cliocheckin.secret.Vault;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The businesses as they are kept. */
public final class Businesses {

    private final JdbcClient database;
    private final Vault vault;

    public Businesses(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    public Optional<Business> find(long businessNumber) {
        return database.sql(Sql.named("find-business"))
                .param("businessNumber", businessNumber)
                .query((row, number) -> new Business(
                        row.getLong("business_number"),
                        row.getString("name"),
                        row.getBoolean("has_api_key"),
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

    /** Keeps a business that there is, with everything that is known of it but its key. */
    public void keep(Business business) {
        database.sql(Sql.named("put-business"))
                .param("businessNumber", business.businessNumber())
                .param("name", business.name())
                .param("timeZone", business.timeZone())
                .param("countryCode", business.countryCode())
                .update();
    }

    /**
     * Keeps a business's key, sealed; null removes it. What was found out about the one before is forgotten.
     *
     * @throws io.github.cliocheckin.secret.VaultClosedException if it cannot be sealed
     */
    public void keepKey(long businessNumber, String apiKey) {
        database.sql(Sql.named("put-key-of-business"))
                .param("businessNumber", businessNumber)
                .param("apiKey", vault.seal(SealedColumn.BUSINESS_API_KEY.place(businessNumber), apiKey))
                .update();
        database.sql(Sql.named("forget-receiver-checks-of-business"))
                .param("businessNumber", businessNumber)
                .update();
    }
}
