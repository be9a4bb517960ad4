package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.checkin.LedgerPages;
import io.github.cliocheckin.checkin.LedgerPlace;
import io.github.cliocheckin.checkin.LedgerRow;
import io.github.cliocheckin.checkin.LedgerSearch;
import io.github.cliocheckin.checkin.LedgerTable;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The ledger for people: what became of each matter, narrowed by what they pick; as a page or as a table to take away. */
public final class CheckInPages {

    private static final int PAGE = 50;

    private final Console console;
    private final LedgerPages ledger;

    public CheckInPages(Console console, LedgerPages ledger) {
        this.console = console;
        this.ledger = ledger;
    }

    /**
     * What the page {@code console/check-ins} shows.
     *
     * @param error what is wrong with the number, or null
     * @param older the address of the page of older ones, or null; newer likewise
     */
    public record Model(
            LedgerSearch search,
            LedgerChoices choices,
            LedgerCounts counts,
            List<Line> lines,
            Address older,
            Address newer,
            Address table,
            boolean isNarrowed,
            String error) {}

    /** A check-in in the list: nothing in it is the client's own. */
    public record Line(
            long id, LocalDate day, String matter, String state, String reason, String location, String trigger) {}

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        LedgerSearch search = LedgerSearch.of(query);
        return console.show(who, Section.CHECK_INS, "Check-ins", query, "check-ins", model(search, query));
    }

    /** All that is picked as CSV, without the texts that may name clients. */
    public LedgerTable table(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        LedgerTable.Rows rows = ledger.all(LedgerSearch.of(query));
        return new LedgerTable(
                most -> rows.next(most).stream().map(LedgerRow::withoutText).toList(), Long.MAX_VALUE);
    }

    private Model model(LedgerSearch search, String query) {
        LedgerAddress address = new LedgerAddress(search);
        LedgerChoices choices = LedgerChoices.of(search, ledger.locations(), ledger.reasons());
        try {
            LedgerPages.Page page = page(search, query);
            return new Model(
                    search,
                    choices,
                    LedgerCounts.of(ledger.count(search), address),
                    page.rows().stream().map(row -> line(row, choices)).toList(),
                    page.older() ? address.older(place(page, page.rows().size() - 1)) : null,
                    page.newer() && !page.rows().isEmpty() ? address.newer(place(page, 0)) : null,
                    address.table(),
                    address.isNarrowed(),
                    null);
        } catch (Refusal tooShort) {
            return new Model(
                    search,
                    choices,
                    LedgerCounts.NONE,
                    List.of(),
                    null,
                    null,
                    address.table(),
                    true,
                    tooShort.getMessage());
        }
    }

    private LedgerPages.Page page(LedgerSearch search, String query) {
        QueryParameters asked = QueryParameters.ofAnybody(query);
        Optional<LedgerPlace> older = asked.text("older").map(text -> LedgerPlace.of("older", text));
        Optional<LedgerPlace> newer = asked.text("newer").map(text -> LedgerPlace.of("newer", text));
        if (newer.isPresent()) {
            return ledger.newer(search, newer.get(), PAGE);
        }
        return older.isPresent() ? ledger.older(search, older.get(), PAGE) : ledger.first(search, PAGE);
    }

    private static LedgerPlace place(LedgerPages.Page page, int row) {
        return page.rows().get(row).place();
    }

    private static Line line(LedgerPages.Listed listed, LedgerChoices choices) {
        LedgerRow row = listed.row();
        return new Line(
                row.id(),
                listed.place().day(),
                matter(row),
                Words.of(CheckInState.valueOf(row.state())),
                row.reason() == null ? null : Words.ofCode(row.reason().code()),
                choices.location(row.businessNumber()),
                Words.ofTrigger(row.triggerId()));
    }

    private static String matter(LedgerRow row) {
        if (row.matterNumber() != null) {
            return row.matterNumber();
        }
        return row.matterId() == null ? "Reference " + row.reference() : "Matter " + row.matterId();
    }
}
