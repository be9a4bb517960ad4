package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which runs are asked for.
 *
 * @param groupId of this group only, unless null
 * @param mappingId those that fetch this mapping's matters, unless null
 * @param state in this state only, unless null
 * @param after only runs before this one, unless null
 * @param limit so many at most
 */
public record RunFilter(Long groupId, Long mappingId, String state, Long after, int limit) {

    /** Asks for one run more than wanted, which tells whether there are more. */
    JdbcClient.StatementSpec question(JdbcClient database) {
        return database.sql(Sql.named("list-runs")
                        + (mappingId == null ? "" : Sql.named("list-runs-of-mapping"))
                        + (groupId == null ? "" : Sql.named("list-runs-of-group"))
                        + (state == null ? "" : Sql.named("list-runs-in-state"))
                        + Sql.named(order()))
                .param("after", after == null ? Long.MAX_VALUE : after)
                .param("groupId", groupId)
                .param("mappingId", mappingId)
                .param("state", state)
                .param("limit", limit + 1);
    }

    /** HSQLDB reads runs in the order of an index, and no more of them than it needs, only if the whole index is named. */
    private String order() {
        boolean stateOnly = state != null && groupId == null && mappingId == null;
        return stateOnly ? "list-runs-newest-first-in-state" : "list-runs-newest-first";
    }
}
