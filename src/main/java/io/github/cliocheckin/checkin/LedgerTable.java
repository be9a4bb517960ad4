package io.github.cliocheckin.checkin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The ledger as CSV (RFC 4180), read a page at a time while it is sent, so that its length does not matter. */
public final class LedgerTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String[] COLUMNS = {
        "id",
        "groupId",
        "mappingId",
        "businessNumber",
        "triggerId",
        "matterId",
        "matterNumber",
        "occurrence",
        "date",
        "state",
        "reasonCode",
        "reasonText",
        "dueAt",
        "attempts",
        "customerId",
        "reference"
    };

    /** The rows of a table, in its order. */
    public interface Rows {

        /** The next ones, at most so many; none at the end. */
        List<LedgerRow> next(int most);
    }

    private final Rows rows;
    private final long limit;

    /** @param limit the most rows that the table has */
    public LedgerTable(Rows rows, long limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /** The table's bytes; the first page is read at once, so that what cannot be read at all is told in the status. */
    public InputStream getStream() {
        return new SequenceInputStream(new Pages());
    }

    /** What a spreadsheet would take for a formula is made a text for it. */
    private static String cell(Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static Object[] cells(LedgerRow row) {
        LedgerRow.Reason reason = row.reason() == null ? new LedgerRow.Reason(null, null) : row.reason();
        return List.of(
                        cell(row.id()),
                        cell(row.groupId()),
                        cell(row.mappingId()),
                        cell(row.businessNumber()),
                        cell(row.triggerId()),
                        cell(row.matterId()),
                        cell(row.matterNumber()),
                        cell(row.occurrence()),
                        cell(row.date()),
                        cell(row.state()),
                        cell(reason.code()),
                        cell(reason.text()),
                        cell(row.dueAt()),
                        cell(row.attempts()),
                        cell(row.customerId()),
                        cell(row.reference()))
                .toArray();
    }

    /** The pages of the table, each as CSV; the header row begins the first. */
    private final class Pages implements Enumeration<InputStream> {

        private long left = limit;
        private List<LedgerRow> page;
        private boolean begun;

        Pages() {
            next();
        }

        private void next() {
            page = left == 0 ? Collections.emptyList() : rows.next(pageSize());
            left -= page.size();
        }

        private int pageSize() {
            return (int) Math.min(left, LedgerCalls.LARGEST_PAGE);
        }

        @Override
        public boolean hasMoreElements() {
            return !begun || !page.isEmpty();
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            StringWriter text = new StringWriter();
            try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
                if (!begun) {
                    printer.printRecord((Object[]) COLUMNS);
                }
                for (LedgerRow row : page) {
                    printer.printRecord(cells(row));
                }
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            begun = true;
            next();
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
