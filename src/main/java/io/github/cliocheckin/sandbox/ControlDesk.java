package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The paths under {@code /sandbox/} by which a person with curl reads a sandbox server's journal and tells it to fail. Those that
 * only the sandbox Clio has, for its matters, consents and permissions, are listed at {@link ClioDesk}.
 */
record ControlDesk(Journal journal, Faults faults, SandboxServer.Work others) implements SandboxServer.Work {
    static final String PREFIX = "/sandbox/";

    @Override
    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /sandbox/journal" -> journalAsJson();
            case "DELETE /sandbox/journal" -> {
                journal.clear();
                yield Answer.empty(204);
            }
            case "POST /sandbox/faults" -> order(request);
            case "DELETE /sandbox/faults" -> {
                faults.clear();
                yield Answer.empty(204);
            }
            default -> others.answer(request);
        };
    }

    static Answer unknown(Request request) {
        return problem(404, "The sandbox has nothing at " + request.method() + " " + request.path());
    }

    static Answer problem(int status, String sentence) {
        return Answer.json(status, Json.object().put("message", sentence));
    }

    private Answer order(Request request) {
        try {
            ObjectNode json = Json.readObject(request.body())
                    .orElseThrow(() -> new IllegalArgumentException("The body must be a JSON object with a kind"));
            new FaultOrder(json).giveTo(faults);
            return Answer.empty(204);
        } catch (IllegalArgumentException misunderstood) {
            return problem(400, misunderstood.getMessage());
        }
    }

    private Answer journalAsJson() {
        ArrayNode lines = Json.array();
        for (Journal.Entry entry : journal.entries()) {
            ObjectNode line = lines.addObject();
            line.put("at", entry.at().toString());
            line.put("method", entry.method()).put("path", entry.path());
            ObjectNode query = line.putObject("query");
            entry.query().forEach((name, values) -> texts(query.putArray(name), values));
            ObjectNode headers = line.putObject("headers");
            for (Map.Entry<String, String> header : entry.headers().entrySet()) {
                headers.put(header.getKey(), header.getValue());
            }
            line.put("body", entry.body()).put("status", entry.status());
        }
        return Answer.json(200, lines);
    }

    private static void texts(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
