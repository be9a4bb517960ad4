package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of each version of each file of routes, over the restarts of the service. */
final class RouteHistory {

    private static final Logger LOG = LoggerFactory.getLogger(RouteHistory.class);
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient database;

    RouteHistory(JdbcClient database) {
        this.database = database;
    }

    /** Notes it; a database that does not answer keeps no route from being taken over. */
    void add(RouteLoad load) {
        try {
            database.sql(Sql.named("add-route-load"))
                    .param("now", Times.column(load.at().truncatedTo(ChronoUnit.MICROS)))
                    .param("file", shortened(load.file(), LONGEST_NAME))
                    .param("hash", load.hash())
                    .param("result", load.result().name())
                    .param("reason", shortened(load.reason(), LONGEST_REASON))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("That {} was {} cannot be noted in the history of the routes", load.file(), load.result());
        }
    }

    /** The newest first. */
    List<RouteLoad> newest(int limit) {
        return database.sql(Sql.named("list-route-loads"))
                .param("limit", limit)
                .query((row, number) -> new RouteLoad(
                        Times.instant(row, "loaded_at"),
                        row.getString("file_name"),
                        row.getString("file_hash"),
                        RouteLoad.Result.valueOf(row.getString("result")),
                        row.getString("reason")))
                .list();
    }

    /** Of each file the version that ran last, by its hash. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new HashMap<>();
        database.sql(Sql.named("find-last-route-loads")).query(row -> {
            hashes.put(row.getString("file_name"), row.getString("file_hash"));
        });
        return hashes;
    }

    private static String shortened(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
