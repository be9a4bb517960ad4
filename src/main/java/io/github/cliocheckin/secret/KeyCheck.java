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

    /** The sealed text; empty before the first start. */
    Optional<String> find() {
        return database.sql(Sql.named("find-vault-check")).query(String.class).optional();
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
