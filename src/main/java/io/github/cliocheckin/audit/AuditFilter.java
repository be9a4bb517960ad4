package io.github.cliocheckin.audit;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which entries are asked for: a statement put together from named files, one for each filter that is given. */
final class AuditFilter {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final Set<String> KNOWN = Set.of("subject", "by", "from", "to", "after", "limit");

    /** The last moment of a day, as exactly as both databases keep it. */
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_999_000);

    private final StringBuilder statement = new StringBuilder(Sql.named("list-audit"));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final QueryParameters asked;

    /** @throws Refusal if a parameter cannot be understood */
    AuditFilter(String query) {
        asked = QueryParameters.of(query, KNOWN);
        asked.text("subject").ifPresent(text -> add("list-audit-of-subject", "subject", storable("subject", text)));
        asked.text("by").ifPresent(text -> add("list-audit-by", "who", storable("by", text)));
        asked.date("from")
                .ifPresent(day ->
                        add("list-audit-from", "since", day.atStartOfDay().atOffset(ZoneOffset.UTC)));
        asked.date("to")
                .ifPresent(day -> add("list-audit-to", "until", day.atTime(LAST).atOffset(ZoneOffset.UTC)));
        values.put("after", asked.wholeNumber("after").orElse(Long.MAX_VALUE));
        statement.append(Sql.named("list-audit-newest-first"));
    }

    private void add(String clause, String name, Object value) {
        statement.append(Sql.named(clause));
        values.put(name, value);
    }

    /** What no column can hold is nobody's name; PostgreSQL would refuse the question. */
    private static String storable(String name, String text) {
        if (!text.matches("[^\\p{Cc}\\p{Cs}]{1,200}")) {
            throw Refusal.malformed(
                    name, name + " holds a control character or has more than 200 characters: shorten it.");
        }
        return text;
    }

    String statement() {
        return statement.toString();
    }

    Map<String, Object> values() {
        return values;
    }

    int limit() {
        return asked.limit(PAGE, LARGEST_PAGE);
    }
}
