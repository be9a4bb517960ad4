package io.github.cliocheckin.checkin;

import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of the ledger are asked for. A statement is put together from named files, one for each filter that is given,
 * so that the database plans for just these; the values are parameters of it.
 */
final class LedgerFilter {

    private static final List<String> STATES =
            Arrays.stream(CheckInState.values()).map(CheckInState::name).toList();

    private static final Set<String> KNOWN =
            Set.of("state", "reason", "businessNumber", "groupId", "matterId", "from", "to", "after", "limit");

    private final StringBuilder statement = new StringBuilder(Sql.named("list-check-ins"));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final QueryParameters asked;

    /** @throws Refusal if a parameter cannot be understood */
    LedgerFilter(String query) {
        asked = QueryParameters.of(query, KNOWN);
        List<String> states = asked.texts("state");
        states.stream().filter(state -> !STATES.contains(state)).findFirst().ifPresent(state -> {
            throw Refusal.malformed("state", "state is " + state + ": take some of " + STATES + ".");
        });
        if (!states.isEmpty()) {
            add("list-check-ins-in-state", "states", states);
        }
        List<String> reasons = asked.texts("reason");
        reasons.stream()
                .filter(code -> !code.matches("[A-Z0-9_]{1,50}"))
                .findFirst()
                .ifPresent(code -> {
                    throw Refusal.malformed(
                            "reason", "reason is " + code + ": it takes a code such as NO_VALID_CONTACT.");
                });
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
