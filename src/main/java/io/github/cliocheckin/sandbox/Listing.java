package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One page of a list, by Clio's cursor: in the order of ids, with the URL of the next page as long as there is one. The cursor
 * keeps the last id that was given out, so a record that changes between two pages is neither lost nor given twice.
 */
record Listing(NavigableMap<Long, ObjectNode> records, Predicate<JsonNode> filter, UnaryOperator<ObjectNode> shape) {
    static final int MOST = 200;
    private static final String TOKEN = "page_token";
    private static final String CURSOR = "after:";

    Answer page(Request request, int pageSizeLimit) {
        int size = Math.min(limit(request), pageSizeLimit);
        order(request);
        long after = request.parameter(TOKEN).map(Listing::cursor).orElse(Long.MIN_VALUE);
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        long last = 0;
        boolean more = false;
        for (ObjectNode record : records.tailMap(after, false).values()) {
            if (!filter.test(record)) {
                continue;
            }
            if (data.size() == size) {
                more = true;
                break;
            }
            data.add(shape.apply(record));
            last = record.path("id").asLong();
        }
        ObjectNode meta = body.putObject("meta");
        ObjectNode paging = meta.putObject("paging");
        if (more) {
            paging.put("next", next(request, last));
        }
        meta.put("records", records.values().stream().filter(filter).count());
        return Answer.json(200, body);
    }

    private static int limit(Request request) {
        String text = request.parameter("limit").orElse(Integer.toString(MOST));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw ClioRefusal.badRequest("limit must be between 1 and " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static void order(Request request) {
        String order = request.parameter("order").orElse("id(asc)");
        if (!order.equals("id(asc)")) {
            throw ClioRefusal.of(501, "NotInTheSandbox", "The sandbox has no order " + order);
        }
    }

    private static long cursor(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith(CURSOR)) {
                return Long.parseLong(text.substring(CURSOR.length()));
            }
        } catch (IllegalArgumentException notOurs) {
            // Falls through to the refusal: whatever it is, it did not come from a page of ours.
        }
        throw ClioRefusal.argument("page_token is invalid");
    }

    private static String next(Request request, long last) {
        StringJoiner query = new StringJoiner("&", request.origin() + request.path() + "?", "");
        request.query().forEach((name, values) -> {
            if (!name.equals(TOKEN)) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        byte[] cursor = (CURSOR + last).getBytes(StandardCharsets.US_ASCII);
        return query.add(TOKEN + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(cursor))
                .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
