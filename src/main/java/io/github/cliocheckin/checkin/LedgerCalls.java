package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.Role;
import io.github.cliocheckin.api.WholeNumber;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The calls that read the ledger. */
public final class LedgerCalls {

    static final int LARGEST_PAGE = 1000;
    private static final int PAGE = 100;

    private final LedgerQueries ledger;

    public LedgerCalls(LedgerQueries ledger) {
        this.ledger = ledger;
    }

    /**
     * The rows that are asked for: a {@link LedgerRow.Page}, or a {@link LedgerTable} for who accepts CSV and rather not
     * JSON. A table without a limit goes on to the end of the ledger. Who is no operator gets no text of a reason, for it may
     * name the client.
     */
    public Object list(
            @Header(Exchange.HTTP_RAW_QUERY) String query,
            @Header("Accept") String accept,
            @Header(Caller.HEADER) Caller caller) {
        LedgerFilter filter = new LedgerFilter(query);
        int limit = filter.limit(PAGE, LARGEST_PAGE);
        if (wantsTable(accept)) {
            LedgerTable.Rows all = ledger.all(filter);
            return new LedgerTable(most -> shown(all.next(most), caller), filter.hasLimit() ? limit : Long.MAX_VALUE);
        }
        List<LedgerRow> rows = shown(ledger.page(filter, filter.after(), limit + 1), caller);
        boolean more = rows.size() > limit;
        return new LedgerRow.Page(
                more ? rows.subList(0, limit) : rows, more ? rows.get(limit - 1).id() : null);
    }

    /** One row with its history. */
    public LedgerRow get(@Header("id") String id, @Header(Caller.HEADER) Caller caller) {
        long row = WholeNumber.read("id", id);
        LedgerRow found =
                ledger.find(row).orElseThrow(() -> Refusal.notFound("id", "There is no check-in " + row + "."));
        return shown(List.of(found), caller).get(0);
    }

    private static List<LedgerRow> shown(List<LedgerRow> rows, Caller caller) {
        return caller.role().includes(Role.OPERATOR)
                ? rows
                : rows.stream().map(LedgerRow::withoutText).toList();
    }

    private static boolean wantsTable(String accept) {
        String types = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        int table = types.indexOf("text/csv");
        int json = types.indexOf("application/json");
        return table >= 0 && (json < 0 || table < json);
    }
}
