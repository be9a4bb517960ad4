package io.github.cliocheckin.secret;

import io.github.cliocheckin.database.Sql;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one row by which a node knows whether its keys are those of the database: a known text, sealed. */
final class KeyCheck {

    static final Place PLACE = new Place("vault_check", "sealed_text", "1");
    static final String TEXT = "These are the keys.";

    private final JdbcClient database;

    KeyCheck(JdbcClient database) {
        this.database = database;
    }

    /**
     * The row.
     *
     * @param erased whether what former versions left in the open has been erased since it was sealed
     */
    record Kept(String sealedText, boolean erased) {}

    /** Empty before the first start. */
    Optional<Kept> find() {
        return database.sql(Sql.named("find-vault-check"))
                .query((row, number) -> new Kept(row.getString("sealed_text"), row.getBoolean("erased")))
                .optional();
    }

    void noteErased() {
        database.sql(Sql.named("note-erased-secrets")).update();
    }

    /** Fails where there is one already. */
    void add(String sealedText) {
        database.sql(Sql.named("add-vault-check"))
                .param("sealedText", sealedText)
                .update();
    }

    /** Makes every other node that wants to change it wait until this transaction ends. */
    void lock() {
        database.sql(Sql.named("lock-vault-check")).update();
    }

    void replace(String sealedText) {
        database.sql(Sql.named("put-vault-check"))
                .param("sealedText", sealedText)
                .update();
    }
}
