package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.database.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** How people find something in a ledger, held against what one plain question says; on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerPagesSuite {

    private static final int ROWS = 20_000;
    private static final int PAGE = 70;

    private final TestDatabases kind;
    private Database database;
    private LedgerPages pages;
    private long group;

    LedgerPagesSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeAll
    void fill() {
        database = kind.open();
        LargeLedger.fill(database, ROWS);
        pages = new LedgerPages(database.client());
        group = ids("SELECT group_id FROM check_in WHERE business_number = " + LargeLedger.business(2, 0))
                .get(0);
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** Common and rare, of one kind and of many, and combinations of which there is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reason=NAME_MISSING",
                "state=FAILED",
                "state=UNKNOWN",
                "state=RESTRICTED&group=GROUP",
                "group=GROUP",
                "location=3003",
                "location=3003&state=RESTRICTED&from=2024-05-01&to=2024-07-31",
                "trigger=23",
                "trigger=23&from=2025-12-01",
                "trigger=22&reason=LOCATION_MISSING",
                "location=1000&reason=LOCATION_MISSING",
                "group=GROUP&location=1000",
                "from=2024-03-01&to=2024-03-31",
                "from=2024-03-31&to=2024-03-01",
                "number=000",
                "number=00012",
                "number=00012-CLIENT&state=SENT",
                "number=no-such",
                "number=client12",
                "number=Client12&state=RESTRICTED&group=GROUP",
                "number=2024",
                "to=2023-11-20"
            })
    void pagesShowEachRowOnceInOrderToThePastAndBack(String query) {
        String asked = query.replace("GROUP", String.valueOf(group));
        LedgerSearch search = LedgerSearch.of(asked);
        List<Long> expected = expected(search);
        List<Long> read = new ArrayList<>();
        LedgerPages.Page page = pages.first(search, PAGE);
        assertThat(page.newer()).isFalse();
        add(read, page);
        while (page.older()) {
            page = pages.older(search, last(page), PAGE);
            assertThat(page.newer()).isTrue();
            add(read, page);
        }
        assertThat(read).as(asked).isEqualTo(expected);

        List<Long> back = new ArrayList<>(ids(page));
        Collections.reverse(back);
        while (page.newer()) {
            page = pages.newer(search, page.rows().get(0).place(), PAGE);
            List<Long> before = new ArrayList<>(ids(page));
            Collections.reverse(before);
            back.addAll(before);
        }
        Collections.reverse(back);
        assertThat(back).as("back to the newest of %s", asked).isEqualTo(expected);

        List<Long> table = new ArrayList<>();
        LedgerTable.Rows all = pages.all(search);
        for (List<LedgerRow> rows = all.next(500); !rows.isEmpty(); rows = all.next(500)) {
            rows.forEach(row -> table.add(row.id()));
        }
        assertThat(table).as("the table of %s", asked).isEqualTo(expected);
        assertThat(counted(search)).as("counts of %s", asked).isEqualTo(expectedCounts(search));
    }

    @Test
    void wholeLedgersBeginWithTheNewestAndAreCountedUpToALimit() {
        LedgerSearch all = LedgerSearch.of("");
        assertThat(ids(pages.first(all, PAGE))).isEqualTo(expected(all).subList(0, PAGE));
        assertThat(pages.count(all))
                .filteredOn(outcome -> outcome.state().equals("SENT"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.amount().isMore()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "client"})
    void aNumberThatManyBeginWithIsToBeLonger(String number) {
        assertThatThrownBy(() -> pages.first(LedgerSearch.of("number=" + number), PAGE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("write more of it");
    }

    @Test
    void aNumberIsFoundByItsBeginningAndByWhatFollowsItsFirstHyphenOnce() {
        TestLedger ledger = TestLedger.ofNewGroup(database.client(), 98_000);
        Map<String, Long> rows = new TreeMap<>();
        for (String number : List.of("Q1-Smith", "Q2 - Smith-Jones", "Smith-Smith", "Q3-Doe-Smith", "QSmith", "Q4-")) {
            rows.put(number, numbered(ledger, number));
        }
        database.client()
                .sql("INSERT INTO check_in_kind (of_kind, of_group, of_business, of_trigger, of_state, of_reason)"
                        + " SELECT DISTINCT kind, group_id, business_number, trigger_id, state, reason_code FROM check_in"
                        + " WHERE listed_on = DATE '2030-01-01'")
                .update();
        assertThat(found("smith"))
                .containsExactlyInAnyOrder(rows.get("Q1-Smith"), rows.get("Q2 - Smith-Jones"), rows.get("Smith-Smith"));
        assertThat(found("SMITH-J")).containsExactly(rows.get("Q2 - Smith-Jones"));
        assertThat(found("qsm")).containsExactly(rows.get("QSmith"));
        assertThat(found("doe")).containsExactly(rows.get("Q3-Doe-Smith"));
        rows.values()
                .forEach(id -> database.client()
                        .sql("DELETE FROM check_in WHERE id = ?")
                        .param(id)
                        .update());
    }

    private long numbered(TestLedger ledger, String number) {
        long id = ledger.add("PENDING", null, "2030-01-01");
        database.client()
                .sql("UPDATE check_in SET matter_number = ? WHERE id = ?")
                .params(number, id)
                .update();
        return id;
    }

    private List<Long> found(String number) {
        return ids(pages.first(LedgerSearch.of("number=" + number), PAGE));
    }

    @Test
    void aRowWithoutADateIsListedOnTheDayOfItsDecision() {
        List<LocalDate> decided = new ArrayList<>();
        List<LocalDate> listed = new ArrayList<>();
        database.client()
                .sql("SELECT decided_at, listed_on FROM check_in WHERE matter_date IS NULL")
                .query(row -> {
                    decided.add(LocalDate.ofInstant(Times.instant(row, "decided_at"), ZoneOffset.UTC));
                    listed.add(Times.date(row, "listed_on"));
                });
        assertThat(listed).isNotEmpty().isEqualTo(decided);
    }

    @Test
    void whatIsChangedIsFoundAsWhatItIsNow() {
        long business = 99_000;
        TestLedger ledger = TestLedger.ofNewGroup(database.client(), business);
        long id = ledger.add("PENDING", null, "2030-01-01");
        assertThat(ids(pages.first(LedgerSearch.of("from=2030-01-01"), PAGE))).containsExactly(id);
        database.client()
                .sql("UPDATE check_in SET state = 'HELD' WHERE id = ?")
                .param(id)
                .update();
        new History(database.batch(), false)
                .add(
                        "add-history-of-outcome",
                        List.of(new MapSqlParameterSource()
                                .addValue("id", id)
                                .addValue("now", Times.column(Instant.EPOCH))
                                .addValue("cause", "held")
                                .addValue("by", null)));
        assertThat(ids(pages.first(LedgerSearch.of("state=HELD"), PAGE))).containsExactly(id);
        assertThat(pages.count(LedgerSearch.of("state=HELD")))
                .containsExactly(new LedgerPages.Outcome("HELD", null, new Amount(1, false)));
        database.client()
                .sql("DELETE FROM check_in_history WHERE check_in_id = ?")
                .param(id)
                .update();
        database.client().sql("DELETE FROM check_in WHERE id = ?").param(id).update();
    }

    private List<Long> expected(LedgerSearch search) {
        return database.client()
                .sql("SELECT id FROM check_in" + where(search) + " ORDER BY listed_on DESC, id DESC")
                .query(Long.class)
                .list();
    }

    private Map<String, Integer> expectedCounts(LedgerSearch search) {
        Map<String, Integer> counts = new TreeMap<>();
        database.client()
                .sql("SELECT state, reason_code, COUNT(*) AS amount FROM check_in" + where(search)
                        + " GROUP BY state, reason_code")
                .query(row -> {
                    counts.put(
                            row.getString("state") + " " + row.getString("reason_code"),
                            Math.min(row.getInt("amount"), most(search)));
                });
        return counts;
    }

    private Map<String, Integer> counted(LedgerSearch search) {
        Map<String, Integer> counts = new TreeMap<>();
        pages.count(search)
                .forEach(outcome -> counts.put(
                        outcome.state() + " " + outcome.reason(),
                        outcome.amount().number()));
        return counts;
    }

    private static int most(LedgerSearch search) {
        if (search.number() != null) {
            return LedgerPages.MOST_OF_NUMBER;
        }
        return search.isOfOneOutcome() ? LedgerPages.MOST_COUNTED_OF_ONE : LedgerPages.MOST_COUNTED_OF_EACH;
    }

    private static String where(LedgerSearch search) {
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        and(where, "state", search.state());
        and(where, "reason_code", search.reason());
        if (search.groupId() != null) {
            where.append(" AND group_id = ").append(search.groupId());
        }
        if (search.businessNumber() != null) {
            where.append(" AND business_number = ").append(search.businessNumber());
        }
        if (search.triggerId() != null) {
            where.append(" AND trigger_id = ").append(search.triggerId());
        }
        if (search.from() != null) {
            where.append(" AND listed_on >= DATE '").append(search.from()).append("'");
        }
        if (search.to() != null) {
            where.append(" AND listed_on <= DATE '").append(search.to()).append("'");
        }
        if (search.number() != null) {
            String number = search.number().toLowerCase(Locale.ROOT);
            where.append(" AND (LOWER(matter_number) LIKE '%1$s%%' OR LOWER(matter_number) LIKE '%%-%1$s%%')"
                    .formatted(number));
        }
        return where.toString();
    }

    private static void and(StringBuilder where, String column, String value) {
        if (value != null) {
            where.append(" AND ").append(column).append(" = '").append(value).append("'");
        }
    }

    private List<Long> ids(String query) {
        return database.client().sql(query).query(Long.class).list();
    }

    private static List<Long> ids(LedgerPages.Page page) {
        return page.rows().stream().map(listed -> listed.row().id()).toList();
    }

    private static void add(List<Long> read, LedgerPages.Page page) {
        read.addAll(ids(page));
    }

    private static LedgerPlace last(LedgerPages.Page page) {
        return page.rows().get(page.rows().size() - 1).place();
    }
}
