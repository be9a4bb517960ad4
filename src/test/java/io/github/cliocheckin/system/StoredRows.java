package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.database.Database;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that a database holds, but for what is written down of strangers and of use. */
final class StoredRows {

    private static final String BEGUN = "clio_authorization";
    private static final Set<String> PASSED_OVER = Set.of("sign_in_failure", "flyway_schema_history");
    private static final Set<String> USE = Set.of("last_used_at", "used_at");

    private static final Pattern REFUSED_CLICK = Pattern.compile("\\baction=refuse-click\\b", Pattern.CASE_INSENSITIVE);

    private final Map<String, List<String>> rows = new TreeMap<>();

    private StoredRows(Database database) {
        List<String> tables = database.client()
                .sql("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND UPPER(table_schema) = 'PUBLIC'")
                .query(String.class)
                .list();
        for (String table : tables) {
            String name = table.toLowerCase(Locale.ROOT);
            if (!PASSED_OVER.contains(name)) {
                rows.put(name, rows(database, table));
            }
        }
    }

    static StoredRows of(Database database) {
        return new StoredRows(database);
    }

    private static List<String> rows(Database database, String table) {
        return database.client().sql("SELECT * FROM \"" + table + "\"").query().listOfRows().stream()
                .map(row -> row.entrySet().stream()
                        .filter(column -> !USE.contains(column.getKey().toLowerCase(Locale.ROOT)))
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
                // That somebody was refused is to be kept
                .filter(row -> !REFUSED_CLICK.matcher(row).find())
                .sorted()
                .toList();
    }

    /** Fails if anything else came, went or changed than so many people setting out for Clio. */
    void assertKept(Database database, int begun) {
        StoredRows now = of(database);
        assertThat(rows).hasSizeGreaterThan(10).containsKey(BEGUN);
        assertThat(now.rows.get(BEGUN).size()).as(BEGUN).isEqualTo(begun);
        assertThat(now.rows.get(BEGUN)).containsAll(rows.get(BEGUN));
        rows.forEach((table, before) -> {
            if (!table.equals(BEGUN)) {
                assertThat(now.rows.get(table)).as(table).isEqualTo(before);
            }
        });
    }
}
