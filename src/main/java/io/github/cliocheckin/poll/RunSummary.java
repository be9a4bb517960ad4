package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run came to: the figures of one line in the log. */
record RunSummary(int seen, int queued, int requests, Map<String, Integer> restricted) {

    static RunSummary read(JdbcClient database, long runId) {
        Map<String, Integer> restricted = new TreeMap<>();
        database.sql(Sql.named("find-restrictions-of-run"))
                .param("runId", runId)
                .query(row -> {
                    restricted.put(row.getString("code"), row.getInt("amount"));
                });
        return database.sql(Sql.named("find-figures-of-run"))
                .param("runId", runId)
                .query((row, number) ->
                        new RunSummary(row.getInt("seen"), row.getInt("queued"), row.getInt("requests"), restricted))
                .single();
    }
}
