package io.github.cliocheckin.console;

import io.github.cliocheckin.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How people know what a run is about: by the names of firms and their locations. */
public final class RunNames {

    private final JdbcClient database;

    public RunNames(JdbcClient database) {
        this.database = database;
    }

    /**
     * A mapping, as its business is called.
     *
     * @param id of the mapping
     */
    public record Named(long id, String name) {}

    /** The names of some groups, by their ids. */
    public Map<Long, String> groups(Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql(Sql.named("list-group-names")).param("ids", ids).query(row -> {
                names.put(row.getLong("id"), name(row, "parent_business_number"));
            });
        }
        return names;
    }

    public List<Named> locations(long runId) {
        return database.sql(Sql.named("list-locations-of-run"))
                .param("runId", runId)
                .query((row, number) -> new Named(row.getLong("id"), name(row, "business_number")))
                .list();
    }

    private static String name(ResultSet row, String number) throws SQLException {
        return Words.ofBusiness(row.getString("name"), row.getLong(number));
    }
}
