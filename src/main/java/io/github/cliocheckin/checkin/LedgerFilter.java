package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of the ledger are asked for. A statement is put together from named files, one for each filter that is given,
 * so that the database plans for just these; the values are parameters of it.
 */
final class LedgerFilter {

    private static final Set<String> KNOWN =
            Set.of("state", "reason", "businessNumber", "groupId", "matterId", "from", "to", "after", "limit");

    private final StringBuilder statement = new StringBuilder(Sql.named("list-check-ins"));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final QueryParameters asked;

    /** @throws Refusal if a parameter cannot be understood */
    LedgerFilter(String query) {
        asked = QueryParameters.of(query, KNOWN);
        List<String> states = asked.texts("state");
        states.forEach(LedgerSearch::state);
        if (!states.isEmpty()) {
            add("list-check-ins-in-state", "states", states);
        }
        List<String> reasons = asked.texts("reason");
        reasons.forEach(LedgerSearch::reason);
        if (!reasons.isEmpty()) {
            add("list-check-ins-with-reason", "reasons", reasons);
        }
        asked.wholeNumber("businessNumber").ifPresent(n -> add("list-check-ins-of-business", "businessNumber", n));
        asked.wholeNumber("groupId").ifPresent(id -> add("list-check-ins-of-group", "groupId", id));
        asked.wholeNumber("matterId").ifPresent(id -> add("list-check-ins-of-matter", "matterId", id));
        asked.date("from").ifPresent(date -> add("list-check-ins-from", "from", date));
        asked.date("to").ifPresent(date -> add("list-check-ins-to", "to", date));
        statement.append(Sql.named("list-check-ins-oldest-first"));
    }

    private void add(String clause, String name, Object value) {
        statement.append(Sql.named(clause));
        values.put(name, value);
    }

    String statement() {
        return statement.toString();
    }

    Map<String, Object> values() {
        return values;
    }

    long after() {
        // HSQLDB counts ids from 0 on
        return asked.wholeNumber("after").orElse(-1L);
    }

    boolean hasLimit() {
        return asked.text("limit").isPresent();
    }

    int limit(int otherwise, int most) {
        return asked.limit(otherwise, most);
    }
}
