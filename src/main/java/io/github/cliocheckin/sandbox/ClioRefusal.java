package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that the sandbox Clio does not serve, and the answer that says so. */
final class ClioRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private ClioRefusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static ClioRefusal of(int status, String type, String message) {
        return new ClioRefusal(status, type, message);
    }

    /** What Clio answers to a value that it cannot read. */
    static ClioRefusal argument(String message) {
        return of(422, "ArgumentError", message);
    }

    static ClioRefusal notFound() {
        return of(404, "RecordNotFound", "The sandbox has no such record");
    }

    static ClioRefusal forbidden(String message) {
        return of(403, "ForbiddenError", message);
    }

    static ClioRefusal badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    static ClioRefusal field(String token) {
        return of(400, "InvalidFields", token + " is not a valid field");
    }

    Answer answer() {
        ObjectNode body = Json.object();
        body.putObject("error").put("type", type).put("message", getMessage());
        return Answer.json(status, body);
    }
}
