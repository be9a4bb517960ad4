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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of a list, by Clio's cursor: in the order of ids, with the URL of the next page as long as there is one. The cursor
 * keeps the last id that was given out, so a record that changes between two pages is neither lost nor given twice.
 */
record Listing(NavigableMap<Long, ObjectNode> records, Predicate<JsonNode> filter, UnaryOperator<ObjectNode> shape) {
    static final int MOST = 200;
    private static final String TOKEN = "page_token";

    Answer page(Request request, int pageSizeLimit) {
        int size = Math.min(limit(request), pageSizeLimit);
        order(request);
        Cursor from = request.parameter(TOKEN).map(Cursor::read).orElseGet(() -> new Cursor(0, count()));
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        long last = 0;
        boolean more = false;
        for (ObjectNode record : records.tailMap(from.after(), false).values()) {
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
            paging.put("next", next(request, new Cursor(last, from.total())));
        }
        meta.put("records", from.total());
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

    private long count() {
        return records.values().stream().filter(filter).count();
    }

    private static String next(Request request, Cursor cursor) {
        StringJoiner query = new StringJoiner("&", request.origin() + request.path() + "?", "");
        request.query().forEach((name, values) -> {
            if (!name.equals(TOKEN)) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        return query.add(TOKEN + "=" + cursor.token()).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where a page begins, and how many records the list had when its first page was made. To a caller it is an opaque text. */
    private record Cursor(long after, long total) {
        private static final Pattern TEXT = Pattern.compile("after (\\d{1,18}) of (\\d{1,9})");

        static Cursor read(String token) {
            Matcher parts = TEXT.matcher(decoded(token));
            if (!parts.matches()) {
                throw ClioRefusal.argument("page_token is invalid");
            }
            return new Cursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
        }

        String token() {
            byte[] text = "after %d of %d".formatted(after, total).getBytes(StandardCharsets.US_ASCII);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        }

        private static String decoded(String token) {
            try {
                return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            } catch (IllegalArgumentException notOurs) {
                return "";
            }
        }
    }
}
