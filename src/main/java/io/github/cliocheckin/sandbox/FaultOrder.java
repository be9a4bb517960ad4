package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * An order to fail as JSON, for a person with curl: {@code kind} and what that kind needs, with {@code count} (default 1) or
 * {@code share} and {@code seed}, and, to narrow it, {@code path}, {@code method} and {@code after}. Durations are ISO-8601.
 */
record FaultOrder(ObjectNode json) {

    /** Gives the order; refuses with a sentence when it cannot be understood. */
    void giveTo(Faults faults) {
        Fault fault = fault();
        Faults.Rule rule = json.has("share")
                ? faults.randomly(
                        json.get("share").asDouble(), json.path("seed").asLong(), fault)
                : faults.next(json.path("count").asInt(1), fault);
        rule.path(json.path("path").asText()).method(json.path("method").asText());
        rule.after(json.path("after").asInt());
    }

    private Fault fault() {
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "status" ->
                Fault.status(
                        json.path("status").asInt(500),
                        json.path("contentType").asText(Answer.JSON),
                        json.path("body").asText(),
                        headers());
            case "delay" -> Fault.delay(duration("duration"));
            case "cut" -> Fault.cut();
            case "cut-after" -> Fault.cutAfter();
            case "accept-and-never-answer" -> Fault.acceptAndNeverAnswer();
            case "never-answer" -> Fault.neverAnswer();
            case "truncate" -> Fault.truncate();
            case "html" -> Fault.html(json.path("status").asInt(503));
            case "wrong-content-type" -> Fault.wrongContentType();
            case "rate-limited-base64" ->
                Fault.rateLimitedBase64(json.path("status").asInt(200));
            case "slowly" -> Fault.slowly(duration("perByte"));
            case "body" -> Fault.body(json.path("body").asText());
            case "next-link" -> Fault.nextLink(json.path("url").asText());
            case "self-link" -> Fault.selfLink();
            default -> throw new IllegalArgumentException("There is no fault of the kind '" + kind + "'");
        };
    }

    private Duration duration(String name) {
        String text = json.path(name).asText();
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(name + " must be an ISO-8601 duration, not '" + text + "'", unreadable);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
