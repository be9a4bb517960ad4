package io.github.cliocheckin.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the ledger is listed, on whatever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerCallsSuite {

    private static final Caller OPERATOR = new Caller("user otto", Role.OPERATOR);
    private static final Caller VIEWER = new Caller("user victor", Role.VIEWER);

    private final TestDatabases kind;
    private Database database;
    private LedgerCalls calls;
    private long lastBusiness;

    LedgerCallsSuite(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open();
        calls = new LedgerCalls(new LedgerQueries(database.client()));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void everyFilterIsHeld() {
        TestLedger ledger = ledger();
        long sent = ledger.add("SENT", null, "2026-03-01");
        long failed = ledger.add("FAILED", null, "2026-03-02");
        long unnamed = ledger.add("RESTRICTED", "NAME_MISSING", "2026-03-03");
        long ticked = ledger.add("RESTRICTED", "DONT_SEND_REVIEW", "2026-03-04");
        String mine = "groupId=" + ledger.groupId();
        assertThat(ids(mine)).containsExactly(sent, failed, unnamed, ticked);
        assertThat(ids(mine + "&state=SENT&state=FAILED")).containsExactly(sent, failed);
        assertThat(ids(mine + "&state=SENT,FAILED")).containsExactly(sent, failed);
        assertThat(ids(mine + "&reason=NAME_MISSING")).containsExactly(unnamed);
        assertThat(ids(mine + "&from=2026-03-02&to=2026-03-03")).containsExactly(failed, unnamed);
        assertThat(ids(mine + "&matterId=1001")).containsExactly(sent);
        assertThat(ids(mine + "&businessNumber=5")).isEmpty();
        assertThat(ids(mine + "&reason=" + "NAME%5FMISSING")).containsExactly(unnamed);
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrARepeat() {
        TestLedger ledger = ledger();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(ledger.add("PENDING", null, "2026-03-01"));
        }
        List<Long> read = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            LedgerRow.Page page = page("groupId=" + ledger.groupId() + "&limit=3" + after);
            page.data().forEach(row -> read.add(row.id()));
            after = page.next() == null ? null : "&after=" + page.next();
            pages++;
        } while (after != null);
        assertThat(read).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aFullLastPageHasNoNext() {
        TestLedger ledger = ledger();
        ledger.add("PENDING", null, "2026-03-01");
        assertThat(page("groupId=" + ledger.groupId() + "&limit=1").next()).isNull();
    }

    @Test
    void oneRowComesWithItsHistoryInOrder() {
        TestLedger ledger = ledger();
        long id = ledger.add("SENT", null, "2026-03-01");
        ledger.changed(id, "PENDING", "the matter was closed");
        ledger.changed(id, "SENT", "the receiver took it");
        assertThat(calls.get(String.valueOf(id), OPERATOR).history())
                .extracting(LedgerRow.Change::state)
                .containsExactly("PENDING", "SENT");
    }

    @Test
    void onlyOperatorsReadWhatAReasonTellsOfTheClient() throws Exception {
        TestLedger ledger = ledger();
        long id = ledger.add("RESTRICTED", "NO_VALID_CONTACT", "2026-03-01");
        String mine = "groupId=" + ledger.groupId();
        assertThat(calls.get(String.valueOf(id), OPERATOR).reason().text()).isNotBlank();
        LedgerRow shown = calls.get(String.valueOf(id), VIEWER);
        assertThat(shown.reason()).isEqualTo(new LedgerRow.Reason("NO_VALID_CONTACT", null));
        LedgerRow.Page page = (LedgerRow.Page) calls.list(mine, "application/json", VIEWER);
        assertThat(page.data()).extracting(row -> row.reason().text()).containsOnlyNulls();
        LedgerTable table = (LedgerTable) calls.list(mine, "text/csv", VIEWER);
        assertThat(new String(table.getStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("NO_VALID_CONTACT")
                .doesNotContain("quoted");
    }

    @Test
    void aTableHasTheSameRowsWithCellsThatNoSpreadsheetTakesForAFormula() throws Exception {
        TestLedger ledger = ledger();
        for (String number : List.of("=1+1", "+1", "-1", "@x", "\ttab", "plain", "comma, \"quote\"\nline")) {
            ledger.add("RESTRICTED", "NAME_MISSING", "2026-03-01", number);
        }
        List<CSVRecord> rows = table("groupId=" + ledger.groupId());
        assertThat(rows)
                .extracting(row -> row.get("matterNumber"))
                .containsExactly("'=1+1", "'+1", "'-1", "'@x", "'\ttab", "plain", "comma, \"quote\"\nline");
        assertThat(rows).extracting(row -> row.get("reasonText")).containsOnly("'=1+1, \"quoted\"");
        assertThat(rows).extracting(row -> row.get("dueAt")).containsOnly("");
    }

    @Test
    void aTableGoesOnOverItsPagesUnlessALimitIsGiven() throws Exception {
        TestLedger ledger = ledger();
        long first = ledger.add("PENDING", null, "2026-03-01");
        ledger.multiply();
        List<CSVRecord> rows = table("groupId=" + ledger.groupId());
        assertThat(rows).hasSize(TestLedger.MANY).hasSizeGreaterThan(2 * LedgerCalls.LARGEST_PAGE);
        assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
        assertThat(rows.get(0).get("id")).isEqualTo(String.valueOf(first));
        assertThat(table("limit=5&groupId=" + ledger.groupId())).hasSize(5);
    }

    private TestLedger ledger() {
        return TestLedger.ofNewGroup(database.client(), ++lastBusiness);
    }

    private LedgerRow.Page page(String query) {
        return (LedgerRow.Page) calls.list(query, "application/json, text/csv;q=0.1", OPERATOR);
    }

    private List<Long> ids(String query) {
        return page(query).data().stream().map(LedgerRow::id).toList();
    }

    private List<CSVRecord> table(String query) throws IOException {
        LedgerTable table = (LedgerTable) calls.list(query, "text/csv", OPERATOR);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(table.getStream(), StandardCharsets.UTF_8))
                .setFormat(format)
                .get()) {
            return parser.getRecords();
        }
    }
}
