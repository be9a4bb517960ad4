package io.github.cliocheckin.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a page of ours, with what it is asked; encoded as it is told. */
public record Address(String path, Map<String, Object> parameters) {

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with a parameter, in place of one of that name; nothing and the empty text leave it as it is. */
    public Address with(String name, Object value) {
        if (value == null || value.toString().isEmpty()) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Address(path, more);
    }

    /** What stands behind the question mark. */
    public String query() {
        return parameters.entrySet().stream()
                .map(one ->
                        one.getKey() + "=" + URLEncoder.encode(one.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** As it stands in links. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + query();
    }
}
