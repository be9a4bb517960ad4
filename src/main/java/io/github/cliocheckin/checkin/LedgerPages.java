package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists the ledger for people: newest first, a page at a time in either direction, at a cost that does not grow with the
 * ledger. What is common is found by looking through the next few rows; what is rare by its kinds, of which there are few.
 */
public final class LedgerPages {

    /** So many are counted where one outcome is looked for; in HSQLDB each costs some microseconds. */
    static final int MOST_COUNTED_OF_ONE = 1000;
    /** So many are counted of each, where they may be a dozen. */
    static final int MOST_COUNTED_OF_EACH = 200;
    /** As many may have a number that begins so for them to be listed. */
    public static final int MOST_OF_NUMBER = 500;
    /** For each row of a page so many are looked through. */
    private static final int LOOKED_THROUGH = 40;

    private static final LedgerPlace NEWEST = new LedgerPlace(LedgerSearch.LAST_DAY, Long.MAX_VALUE);

    private final JdbcClient database;

    public LedgerPages(JdbcClient database) {
        this.database = database;
    }

    /** A row and where it stands. */
    public record Listed(LedgerPlace place, LedgerRow row) {}

    /**
     * A page, newest first.
     *
     * @param older whether there are older ones than these; newer likewise
     */
    public record Page(List<Listed> rows, boolean older, boolean newer) {}

    /**
     * How many there are of an outcome.
     *
     * @param reason why they are not sent, or null
     */
    public record Outcome(String state, String reason, Amount amount) {}

    /**
     * A location that has check-ins.
     *
     * @param businessNumber null: those of the group that fell to no location
     */
    public record Location(
            long groupId, long parentBusinessNumber, String parentName, Long businessNumber, String name) {}

    private enum Way {
        OLDER("look-through-older-check-ins", "find-older-check-ins-of-kinds"),
        NEWER("look-through-newer-check-ins", "find-newer-check-ins-of-kinds");

        private final String lookThrough;
        private final String find;

        Way(String lookThrough, String find) {
            this.lookThrough = lookThrough;
            this.find = find;
        }
    }

    /** The newest. */
    public Page first(LedgerSearch search, int limit) {
        List<LedgerPlace> places = places(search, Way.OLDER, NEWEST, limit + 1);
        return new Page(rows(places, limit), places.size() > limit, false);
    }

    /** Those that follow a place on the way to the past. */
    public Page older(LedgerSearch search, LedgerPlace than, int limit) {
        List<LedgerPlace> places = places(search, Way.OLDER, than, limit + 1);
        return new Page(rows(places, limit), places.size() > limit, true);
    }

    /** Those that come before a place on the way to the past; where they do not fill a page, the first page. */
    public Page newer(LedgerSearch search, LedgerPlace than, int limit) {
        List<LedgerPlace> places = places(search, Way.NEWER, than, limit + 1);
        return places.size() > limit ? new Page(rows(places, limit), true, true) : first(search, limit);
    }

    /** All of them, newest first, as they are read. */
    public LedgerTable.Rows all(LedgerSearch search) {
        return new LedgerTable.Rows() {
            private LedgerPlace last = NEWEST;

            @Override
            public List<LedgerRow> next(int most) {
                List<Listed> listed = rows(places(search, Way.OLDER, last, most), most);
                last = listed.isEmpty() ? last : listed.get(listed.size() - 1).place();
                return listed.stream().map(Listed::row).toList();
            }
        };
    }

    /** How many there are of each outcome, the most first. */
    public List<Outcome> count(LedgerSearch search) {
        List<Outcome> outcomes =
                search.number() == null ? counted(search) : ofNumber(search).outcomes();
        return outcomes.stream()
                .sorted(Comparator.comparing(
                                (Outcome outcome) -> outcome.amount().number())
                        .reversed()
                        .thenComparing(outcome -> outcome.state() + " " + outcome.reason()))
                .toList();
    }

    /** The groups and locations that have check-ins. */
    public List<Location> locations() {
        return database.sql(Sql.named("list-locations-of-ledger"))
                .query((row, number) -> new Location(
                        row.getLong("of_group"),
                        row.getLong("parent_business_number"),
                        row.getString("parent_name"),
                        row.getObject("of_business", Long.class),
                        row.getString("name")))
                .list();
    }

    /** The reasons that there are, rules of an operator's own among them. */
    public List<String> reasons() {
        return database.sql(Sql.named("list-reasons-of-ledger"))
                .query(String.class)
                .list();
    }

    private List<Outcome> counted(LedgerSearch search) {
        int most = search.isOfOneOutcome() ? MOST_COUNTED_OF_ONE : MOST_COUNTED_OF_EACH;
        return database.sql(Sql.named("count-check-ins-by-outcome"))
                .params(search.values())
                .param("most", most + 1)
                .query((row, number) -> new Outcome(
                        row.getString("of_state"), row.getString("of_reason"), Amount.of(row.getInt("amount"), most)))
                .list();
    }

    /** The next places on a way, in its order. */
    private List<LedgerPlace> places(LedgerSearch search, Way way, LedgerPlace from, int most) {
        if (search.number() != null) {
            return ofNumber(search).places(way, from).limit(most).toList();
        }
        // Where nothing but the days is asked for, all that is looked through is wanted
        int lookedThrough = search.isOfSomeKinds() ? most * LOOKED_THROUGH : most;
        List<Seen> seen = statement(way.lookThrough, search, way, from)
                .param("examined", lookedThrough)
                .query((row, number) -> new Seen(place(row), row.getBoolean("is_wanted") || !search.isOfSomeKinds()))
                .list();
        List<LedgerPlace> wanted = seen.stream()
                .filter(Seen::isWanted)
                .map(Seen::place)
                .limit(most)
                .toList();
        return wanted.size() == most || seen.size() < lookedThrough
                ? wanted
                : statement(way.find, search, way, from)
                        .param("limit", most)
                        .query((row, number) -> place(row))
                        .list();
    }

    private JdbcClient.StatementSpec statement(String name, LedgerSearch search, Way way, LedgerPlace from) {
        Map<String, Object> values = search.values();
        LocalDate first = (LocalDate) values.get("from");
        LocalDate last = (LocalDate) values.get("to");
        LedgerPlace begin = from.within(first, last);
        return database.sql(Sql.named(name))
                .params(values)
                .param("day", begin.day())
                .param("id", begin.id())
                .param("last", way == Way.OLDER ? first : last);
    }

    private OfNumber ofNumber(LedgerSearch search) {
        List<Numbered> begun = database.sql(Sql.named("find-check-ins-of-number"))
                .params(search.values())
                .param("number", search.number())
                .param("numberEnd", search.number() + '\uffff')
                .param("most", MOST_OF_NUMBER + 1)
                .query((row, number) -> new Numbered(
                        place(row), row.getString("state"), row.getString("reason_code"), row.getBoolean("is_wanted")))
                .list();
        if (begun.size() > MOST_OF_NUMBER) {
            throw Refusal.invalid(
                    "number",
                    "More than " + MOST_OF_NUMBER + " check-ins have a number, or a name in it, that begins with "
                            + search.number() + ": write more of it.");
        }
        return new OfNumber(begun.stream().filter(Numbered::isWanted).toList());
    }

    private List<Listed> rows(List<LedgerPlace> places, int most) {
        if (places.isEmpty()) {
            return List.of();
        }
        return database.sql(Sql.named("find-listed-check-ins"))
                .param("ids", places.stream().limit(most).map(LedgerPlace::id).toList())
                .query((row, number) -> new Listed(place(row), LedgerQueries.row(row)))
                .list();
    }

    private static LedgerPlace place(ResultSet row) throws SQLException {
        return new LedgerPlace(Times.date(row, "listed_on"), row.getLong("id"));
    }

    /** A row that was looked through. */
    private record Seen(LedgerPlace place, boolean isWanted) {}

    /** A row whose number, or the name in it, begins as it should. */
    private record Numbered(LedgerPlace place, String state, String reason, boolean isWanted) {}

    /** All that are wanted of those whose number begins so, newest first. */
    private record OfNumber(List<Numbered> rows) {

        Stream<LedgerPlace> places(Way way, LedgerPlace from) {
            Stream<LedgerPlace> all = rows.stream().map(Numbered::place);
            return way == Way.OLDER
                    ? all.filter(place -> place.isBefore(from))
                    : all.filter(from::isBefore).sorted(LedgerPlace.OLDEST_FIRST);
        }

        List<Outcome> outcomes() {
            Map<Outcome, Integer> amounts = new HashMap<>();
            rows.forEach(row -> amounts.merge(new Outcome(row.state(), row.reason(), Amount.NONE), 1, Integer::sum));
            return amounts.entrySet().stream()
                    .map(of -> new Outcome(of.getKey().state(), of.getKey().reason(), new Amount(of.getValue(), false)))
                    .toList();
        }
    }
}
