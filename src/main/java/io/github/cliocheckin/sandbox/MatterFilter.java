package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which matters a list request asks for. Filters that Clio documents and the sandbox lacks are refused, for an ignored filter
 * would give a caller more than it asked for and nobody would notice.
 */
final class MatterFilter {
    private static final Set<String> STATUSES = Set.of("open", "pending", "closed");
    private static final Set<String> LACKING = Set.of(
            "billable",
            "custom_field_values",
            "currency_id",
            "grant_id",
            "group_id",
            "query",
            "offset",
            "notification_event_subscriber_user_id",
            "originating_attorney_id",
            "practice_area_id",
            "responsible_attorney_id",
            "responsible_staff_id",
            "subscriber_user_id");
    private static final Pattern DATED = Pattern.compile("(<=|>=|<|>|=)(\\d{4}-\\d{2}-\\d{2})");

    private MatterFilter() {}

    static Predicate<JsonNode> of(Request request) {
        request.query().keySet().stream()
                .filter(name -> LACKING.contains(name.replaceFirst("\\[.*", "")))
                .findFirst()
                .ifPresent(name -> {
                    throw ClioRefusal.of(501, "NotInTheSandbox", "The sandbox has no filter " + name);
                });
        List<Predicate<JsonNode>> conditions = new ArrayList<>();
        request.parameter("status").ifPresent(list -> conditions.add(status(list)));
        for (String field : List.of("open_date", "pending_date", "close_date")) {
            request.all(field + "[]").forEach(text -> conditions.add(date(field, text)));
            request.parameter(field).ifPresent(text -> conditions.add(date(field, text)));
        }
        request.parameter("updated_since").ifPresent(text -> conditions.add(since("updated_at", text)));
        request.parameter("created_since").ifPresent(text -> conditions.add(since("created_at", text)));
        request.parameter("client_id").ifPresent(text -> conditions.add(ids("client_id", List.of(text))));
        if (!request.all("ids[]").isEmpty()) {
            conditions.add(ids("id", request.all("ids[]")));
        }
        return conditions.stream().reduce(matter -> true, Predicate::and);
    }

    private static Predicate<JsonNode> status(String list) {
        Set<String> wanted = Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
        if (!STATUSES.containsAll(wanted)) {
            // Clio reads statuses with a capital and filters by them without; a caller that mixes these up must notice.
            throw ClioRefusal.badRequest("status must be a list of open, pending and closed");
        }
        return matter -> wanted.contains(matter.path("status").asText().toLowerCase(Locale.ROOT));
    }

    private static Predicate<JsonNode> date(String field, String text) {
        Matcher parts = DATED.matcher(text);
        if (!parts.matches()) {
            throw ClioRefusal.badRequest(field + " needs an operator and a date, such as >=2026-01-31");
        }
        String wanted = day(field, parts.group(2));
        IntPredicate sign = operator(parts.group(1));
        // Dates of this form are in the order of their text; a matter without the date is never found by it.
        return matter -> matter.path(field).isTextual()
                && sign.test(matter.path(field).textValue().compareTo(wanted));
    }

    private static IntPredicate operator(String text) {
        return switch (text) {
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            default -> order -> order == 0;
        };
    }

    private static String day(String field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException noSuchDay) {
            throw ClioRefusal.badRequest(field + " has no day " + text);
        }
    }

    /** Takes the boundary itself in; Clio's documentation leaves that open. */
    private static Predicate<JsonNode> since(String field, String text) {
        Instant start;
        try {
            start = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noDateTime) {
            throw ClioRefusal.argument("invalid xmlschema date-time: " + text);
        }
        return matter -> matter.path(field).isTextual()
                && !OffsetDateTime.parse(matter.path(field).textValue())
                        .toInstant()
                        .isBefore(start);
    }

    private static Predicate<JsonNode> ids(String field, List<String> texts) {
        Set<String> wanted = Set.copyOf(texts);
        return matter -> wanted.contains(matter.path(field).asText());
    }
}
