package io.github.cliocheckin.secret;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Goes through all secrets that the database holds, and writes others in their place. */
final class SealedRows {

    private static final int PAGE = 200;

    /** What is to be written in place of a secret: null leaves it. */
    interface Replacement {
        String of(Place place, String secret);
    }

    /** The last row's key, null if no page comes after this one; and how many secrets were replaced. */
    record Page(Object last, int replaced) {}

    private record Row(Object key, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "row " + key;
        }
    }

    private final JdbcClient database;

    SealedRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * Replaces secrets, except where one was changed meanwhile.
     *
     * @param transaction runs what is done for one page of rows
     * @return how many were replaced
     */
    int replace(Replacement replacement, Function<Supplier<Page>, Page> transaction) {
        int replaced = 0;
        for (SealedColumn column : SealedColumn.values()) {
            Object after = null;
            do {
                Object before = after;
                Page page = transaction.apply(() -> replacePage(column, before, replacement));
                replaced += page.replaced;
                after = page.last;
            } while (after != null);
        }
        return replaced;
    }

    private Page replacePage(SealedColumn column, Object after, Replacement replacement) {
        JdbcClient.StatementSpec page = database.sql(after == null ? column.firstPage() : column.nextPage());
        if (after != null) {
            page.param("after", after);
        }
        List<Row> rows = page.param("most", PAGE)
                .query((row, number) -> new Row(row.getObject("row_key"), row.getString("secret")))
                .list();
        int replaced = 0;
        for (Row row : rows) {
            String other = replacement.of(column.place(row.key), row.secret);
            if (other != null) {
                replaced += database.sql(column.replacement())
                        .param("replacement", other)
                        .param("rowKey", row.key)
                        .param("former", row.secret)
                        .update();
            }
        }
        return new Page(rows.size() < PAGE ? null : rows.get(PAGE - 1).key, replaced);
    }
}
