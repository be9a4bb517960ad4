package io.github.cliocheckin.sandbox;

/** A request that the sandbox receiver does not serve: HTTP status and the code by which its documentation tells errors apart. */
final class ReceiverRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private ReceiverRefusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ReceiverRefusal of(int status, int code, String message) {
        return new ReceiverRefusal(status, code, message);
    }

    Answer answer() {
        return Answer.json(status, Json.object().put("code", code).put("message", getMessage()));
    }
}
