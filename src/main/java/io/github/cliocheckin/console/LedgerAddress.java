package io.github.cliocheckin.console;

import io.github.cliocheckin.checkin.LedgerPlace;
import io.github.cliocheckin.checkin.LedgerSearch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses of the pages that show what is looked for in the ledger. */
final class LedgerAddress {

    private static final String PAGE = "/console/check-ins";

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    LedgerAddress(LedgerSearch search) {
        put("state", search.state());
        put("reason", search.reason());
        put("group", search.groupId());
        put("location", search.businessNumber());
        put("trigger", search.triggerId());
        put("from", search.from());
        put("to", search.to());
        put("number", search.number());
    }

    private void put(String name, Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    boolean isNarrowed() {
        return !parameters.isEmpty();
    }

    String older(LedgerPlace than) {
        return at(PAGE, Map.of("older", than));
    }

    String newer(LedgerPlace than) {
        return at(PAGE, Map.of("newer", than));
    }

    String table() {
        return at(PAGE + ".csv", Map.of());
    }

    /** The same of one outcome only. */
    String of(String state, String reason) {
        return at(PAGE, reason == null ? Map.of("state", state) : Map.of("state", state, "reason", reason));
    }

    private String at(String path, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.putAll(more);
        String query = all.entrySet().stream()
                .map(one ->
                        one.getKey() + "=" + URLEncoder.encode(one.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
