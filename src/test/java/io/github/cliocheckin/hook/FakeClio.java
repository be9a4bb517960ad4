package io.github.cliocheckin.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cliocheckin.clio.ClioAnswers;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.ClioRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Clio keeps for one user: custom actions and webhooks, by the rules that Clio documents. */
final class FakeClio {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH =
            Pattern.compile("https://app\\.clio\\.com/api/v4/(custom_actions|webhooks)(?:/(\\d+))?\\.json");

    final Map<Long, ObjectNode> actions = new TreeMap<>();
    final Map<Long, ObjectNode> webhooks = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final ClioAnswers answers;
    private long lastId = 8000;
    /** What happens while Clio makes a webhook, before it answers. */
    Runnable handshake = () -> {};

    boolean showsSecret = true;

    private record Rule(String method, String path, int status, boolean done) {}

    FakeClio(Clock clock) {
        answers = new ClioAnswers(new ClioBudget(clock), clock);
    }

    /** Refuses the next request of this kind. */
    void refuseNext(String method, String path, int status) {
        rules.add(new Rule(method, path, status, false));
    }

    /** Does what is asked, once, and answers this status in place of what came of it. */
    void loseAnswerTo(String method, String path, int status) {
        rules.add(new Rule(method, path, status, true));
    }

    JsonNode answer(ClioRequest question) {
        asked.add(question.toString().replaceAll("/api/v4/", "").replaceAll("\\d+", "N"));
        Matcher path = PATH.matcher(question.uri().toString().replaceAll("\\?.*", ""));
        if (!path.matches()) {
            throw new AssertionError("Nobody asks for " + question.uri());
        }
        Rule rule = rules.stream()
                .filter(one -> one.method.equals(question.method())
                        && question.uri().getPath().contains(one.path))
                .findFirst()
                .orElse(null);
        rules.remove(rule);
        if (rule != null && !rule.done) {
            return refused(question, rule.status);
        }
        Map<Long, ObjectNode> kept = path.group(1).equals("webhooks") ? webhooks : actions;
        JsonNode answer =
                path.group(2) == null ? all(question, kept) : one(question, kept, Long.parseLong(path.group(2)));
        return rule == null ? answer : refused(question, rule.status);
    }

    private JsonNode all(ClioRequest question, Map<Long, ObjectNode> kept) {
        if (question.method().equals("GET")) {
            return answers.read(question, 200, null, page(kept.values()));
        }
        ObjectNode made = data(question);
        if (kept == actions && isTaken(made, 0)) {
            return refused(question, 422);
        }
        made.put("id", ++lastId);
        kept.put(lastId, made);
        if (kept == webhooks) {
            made.put("status", "pending").put("shared_secret", showsSecret ? "secret-" + lastId : null);
        }
        byte[] answer = body(made);
        if (kept == webhooks) {
            handshake.run();
        }
        return answers.read(question, 201, null, answer);
    }

    private JsonNode one(ClioRequest question, Map<Long, ObjectNode> kept, long id) {
        ObjectNode record = kept.get(id);
        if (record == null) {
            return refused(question, 404);
        }
        if (question.method().equals("DELETE")) {
            kept.remove(id);
            return answers.read(question, 204, null, null);
        }
        if (question.method().equals("PATCH")) {
            ObjectNode changed = record.deepCopy();
            changed.setAll(data(question));
            if (kept == actions && isTaken(changed, id)) {
                return refused(question, 422);
            }
            record.setAll(changed);
        }
        return answers.read(question, 200, null, body(record));
    }

    private boolean isTaken(ObjectNode action, long id) {
        return actions.values().stream()
                .anyMatch(other -> other.get("id").asLong() != id
                        && other.get("label").equals(action.get("label"))
                        && other.get("ui_reference").equals(action.get("ui_reference")));
    }

    private JsonNode refused(ClioRequest question, int status) {
        String body = "{\"error\": {\"type\": \"Refused\", \"message\": \"Clio's words\"}}";
        return answers.read(question, status, "60", body.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode data(ClioRequest question) {
        try {
            return (ObjectNode) JSON.readTree(question.body()).get("data");
        } catch (java.io.IOException notJson) {
            throw new java.io.UncheckedIOException(notJson);
        }
    }

    private static byte[] page(Collection<ObjectNode> records) {
        ArrayNode data = JSON.createArrayNode().addAll(records);
        return JSON.createObjectNode().set("data", data).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(ObjectNode record) {
        return JSON.createObjectNode().set("data", record).toString().getBytes(StandardCharsets.UTF_8);
    }
}
