package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How integrations stand, a page of them in ten statements, however many there are. What became of matters is taken from the
 * figures of the runs and not counted in the ledger: so a page costs by the runs of its days and by what waits for a person,
 * whatever else the ledger holds.
 */
public final class Overview {

    /** How far back figures and the last run go. */
    public static final int DAYS = 7;

    private final JdbcClient database;
    private final Clock clock;

    public Overview(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param text part of a name or number of a business or location; empty = all
     * @param needsPerson only those about which somebody must do something
     * @param after those with greater ids
     */
    public record Search(String text, boolean needsPerson, long after) {}

    /** @param limit one more than is shown tells whether there is another page */
    public List<Glance> find(Search search, int limit) {
        String statement = Sql.named("list-integrations")
                + narrowed(search.text)
                + (search.needsPerson ? Sql.named("list-integrations-that-need-a-person") : "")
                + Sql.named("list-integrations-in-order");
        return whole(database.sql(statement)
                .param("after", search.after)
                .param("search", pattern(search.text))
                .param("limit", limit)
                .query((row, number) -> whose(row))
                .list());
    }

    public Optional<Glance> find(long groupId) {
        return whole(database.sql(Sql.named("list-integrations") + Sql.named("list-integrations-of-group"))
                        .param("after", -1L)
                        .param("groupId", groupId)
                        .query((row, number) -> whose(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** What is all digits may be a number, or part of a name. */
    private static String narrowed(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return text.matches("[0-9]+") ? Sql.named("list-integrations-numbered") : Sql.named("list-integrations-named");
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }

    private static Glance.Whose whose(ResultSet row) throws SQLException {
        return new Glance.Whose(
                row.getLong("id"),
                row.getLong("business_number"),
                row.getString("name"),
                row.getBoolean("beta"),
                row.getBoolean("paused"),
                row.getString("paused_reason"),
                new Glance.Access(
                        Times.instant(row, "connected_at"),
                        Times.instant(row, "lost_at"),
                        row.getString("lost_reason")));
    }

    private List<Glance> whole(List<Glance.Whose> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        GlanceDetails details = new GlanceDetails(
                database,
                found.stream().map(Glance.Whose::groupId).toList(),
                clock.instant().minus(Duration.ofDays(DAYS)));
        return found.stream().map(details::of).toList();
    }
}
