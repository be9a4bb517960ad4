package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees to it that there is always somebody who may let others in. */
public final class Admins {

    private final JdbcClient database;
    private final Clock clock;
    private final boolean settingHasToken;

    /** @param settingHasToken whether {@code api.token} is set, which is an admin that no call can remove */
    public Admins(JdbcClient database, Clock clock, boolean settingHasToken) {
        this.database = database;
        this.clock = clock;
        this.settingHasToken = settingHasToken;
    }

    public boolean exist() {
        return settingHasToken || count() > 0;
    }

    /**
     * Makes a change that may take an admin away, within a transaction. Other such changes wait for its end, so that two
     * cannot take away the last two.
     *
     * @throws Refusal if none would be left
     */
    public <T> T keeping(Supplier<T> change) {
        database.sql(Sql.named("lock-admin-tokens")).update();
        database.sql(Sql.named("lock-admin-users")).update();
        T result = change.get();
        if (!exist()) {
            throw Refusal.conflict(
                    null,
                    "Nobody would be left who may let others in: make another admin first (POST /access/users or"
                            + " /access/tokens), or set api.token.");
        }
        return result;
    }

    private int count() {
        return database.sql(Sql.named("count-live-admins"))
                .param("now", Times.column(clock.instant()))
                .query(Integer.class)
                .single();
    }
}
