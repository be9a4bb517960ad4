package io.github.cliocheckin.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** How an answer travels to the caller; {@code answers} tells whether the caller gets a status at all. */
record Delivery(boolean answers, Way way) {

    @FunctionalInterface
    interface Way {
        void send(HttpServerRequest exchange, Answer answer, Vertx vertx);
    }

    /** In full. */
    static Delivery whole() {
        return new Delivery(
                true,
                (exchange, answer, vertx) ->
                        head(exchange, answer).end(answer.body()).otherwiseEmpty());
    }

    /** Not at all: the connection is closed. */
    static Delivery cut() {
        return new Delivery(
                false, (exchange, answer, vertx) -> exchange.connection().close());
    }

    /** Not at all, and the connection stays open until the caller gives up. */
    static Delivery silent() {
        return new Delivery(false, (exchange, answer, vertx) -> {});
    }

    /** Headers that announce the whole body, half of it, and a closed connection. */
    static Delivery half() {
        return new Delivery(true, (exchange, answer, vertx) -> {
            Buffer body = Buffer.buffer(answer.body());
            announced(exchange, answer, body)
                    .write(body.slice(0, body.length() / 2))
                    .onComplete(sent -> exchange.connection().close());
        });
    }

    /** In full, but one byte each {@code perByte}. */
    static Delivery slow(Duration perByte) {
        return new Delivery(true, (exchange, answer, vertx) -> {
            Buffer body = Buffer.buffer(answer.body());
            drip(announced(exchange, answer, body), body, 0, Math.max(1, perByte.toMillis()), vertx);
        });
    }

    private static void drip(HttpServerResponse response, Buffer body, int at, long millis, Vertx vertx) {
        if (response.closed()) {
            return;
        }
        if (at == body.length()) {
            response.end();
            return;
        }
        response.write(body.slice(at, at + 1));
        vertx.setTimer(millis, timer -> drip(response, body, at + 1, millis, vertx));
    }

    private static HttpServerResponse announced(HttpServerRequest exchange, Answer answer, Buffer body) {
        return head(exchange, answer).putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    }

    private static HttpServerResponse head(HttpServerRequest exchange, Answer answer) {
        HttpServerResponse response = exchange.response().setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(response::putHeader);
        return response;
    }
}
