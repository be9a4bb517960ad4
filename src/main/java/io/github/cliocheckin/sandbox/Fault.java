package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One way for a sandbox server to misbehave: wait first, answer without doing the work, change the answer, or send it badly.
 * The kinds are those that Clio's and the receiver's callers have met or must expect.
 */
public final class Fault {
    static final Fault NONE = working(Delivery.whole());

    private final Duration delay;
    private final BiFunction<Request, SandboxServer.Work, Answer> answering;
    private final Delivery delivery;

    private Fault(Duration delay, BiFunction<Request, SandboxServer.Work, Answer> answering, Delivery delivery) {
        this.delay = delay;
        this.answering = answering;
        this.delivery = delivery;
    }

    /** Answers so, without doing the work. */
    public static Fault status(int code, String contentType, String body, Map<String, String> headers) {
        return instead(new Answer(code, contentType, body, Map.copyOf(headers)), Delivery.whole());
    }

    /** Answers 200 with exactly this body, without doing the work. */
    public static Fault body(String body) {
        return status(200, Answer.JSON, body, Map.of());
    }

    /** A page for people instead of JSON, as a proxy or a maintenance notice would be; the work is not done. */
    public static Fault html(int status) {
        return status(
                status, "text/html; charset=utf-8", "<!DOCTYPE html><title>Sorry</title><p>Back soon</p>", Map.of());
    }

    /** Waits, then answers as usual. */
    public static Fault delay(Duration time) {
        return new Fault(time, (request, work) -> work.answer(request), Delivery.whole());
    }

    /** Closes the connection before doing anything. */
    public static Fault cut() {
        return instead(Answer.NONE, Delivery.cut());
    }

    /** Does the work, then closes the connection without an answer: the case that a check-in must never be repeated for blindly. */
    public static Fault cutAfter() {
        return working(Delivery.cut());
    }

    /** Does the work and never answers. */
    public static Fault acceptAndNeverAnswer() {
        return working(Delivery.silent());
    }

    /** Never answers, and does nothing. */
    public static Fault neverAnswer() {
        return instead(Answer.NONE, Delivery.silent());
    }

    /** Does the work, sends half of the body that the headers announce, and closes the connection. */
    public static Fault truncate() {
        return working(Delivery.half());
    }

    /** Does the work and sends the body one byte at a time. */
    public static Fault slowly(Duration perByte) {
        return working(Delivery.slow(perByte));
    }

    /** The usual answer, labelled as plain text. */
    public static Fault wrongContentType() {
        return changing((request, answer) -> answer.withContentType("text/plain; charset=utf-8"));
    }

    /** {@link #rateLimitedBase64(int)} with status 200, where only the body tells. */
    public static Fault rateLimitedBase64() {
        return rateLimitedBase64(200);
    }

    /**
     * A refusal for too many requests as a JSON wrapper around base64 text, without {@code Retry-After}. Seen by another client
     * of Clio's, which does not say with which status; so the caller chooses.
     */
    public static Fault rateLimitedBase64(int status) {
        ObjectNode wrapper = Json.object();
        wrapper.putObject("metadata").put("encodingDecoded", "text/plain");
        byte[] text = "RateLimited: too many requests".getBytes(StandardCharsets.UTF_8);
        wrapper.put("data", Base64.getEncoder().encodeToString(text));
        return status(status, Answer.JSON, Json.write(wrapper), Map.of());
    }

    /** The usual page of Clio's, but its next page is at {@code url}, wherever that is. Answers without pages stay as they are. */
    public static Fault nextLink(String url) {
        return changing((request, answer) -> withNext(answer, url));
    }

    /** The usual page of Clio's, but it names itself as the next one. */
    public static Fault selfLink() {
        return changing((request, answer) -> withNext(answer, request.url()));
    }

    Duration delay() {
        return delay;
    }

    Delivery delivery() {
        return delivery;
    }

    Answer answer(Request request, SandboxServer.Work work) {
        return answering.apply(request, work);
    }

    private static Fault instead(Answer answer, Delivery delivery) {
        return new Fault(Duration.ZERO, (request, work) -> answer, delivery);
    }

    private static Fault working(Delivery delivery) {
        return new Fault(Duration.ZERO, (request, work) -> work.answer(request), delivery);
    }

    private static Fault changing(BiFunction<Request, Answer, Answer> change) {
        return new Fault(
                Duration.ZERO, (request, work) -> change.apply(request, work.answer(request)), Delivery.whole());
    }

    private static Answer withNext(Answer answer, String url) {
        try {
            JsonNode body = Json.read(answer.body());
            if (body.path("meta") instanceof ObjectNode meta) {
                meta.withObject("/paging").put("next", url);
                return answer.withBody(Json.write(body));
            }
            return answer;
        } catch (JsonProcessingException notJson) {
            return answer;
        }
    }
}
