package io.github.cliocheckin.sandbox;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;

/** The HTTP half of both sandbox servers: takes requests in, writes them down, fails as told, and leaves the answers to its work. */
final class SandboxServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Journal journal = new Journal(Clock.systemUTC());
    private final Faults faults = new Faults();
    private final Work work;
    private final ControlDesk desk;
    private final HttpServer http;

    /** What a sandbox server is there for: an answer to a request. Called by several threads at once. */
    @FunctionalInterface
    interface Work {
        Answer answer(Request request);
    }

    private SandboxServer(Work work, Work ownPaths) {
        this.work = work;
        desk = new ControlDesk(journal, faults, ownPaths);
        // Without HTTP/2 a connection carries one exchange at a time, so that cutting it hurts nobody else.
        http = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false));
        http.requestHandler(exchange -> exchange.body().onSuccess(body -> take(exchange, body)));
    }

    /** Listens on {@code port} of this machine only, a free one for 0; {@code ownPaths} serves what else is under /sandbox/. */
    static SandboxServer start(int port, Work work, Work ownPaths) {
        SandboxServer server = new SandboxServer(work, ownPaths);
        try {
            server.http
                    .listen(port, HOST)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return server;
        } catch (RuntimeException unable) {
            server.close();
            throw new IllegalStateException("The sandbox cannot listen on port " + port, unable.getCause());
        }
    }

    int port() {
        return http.actualPort();
    }

    String url() {
        return "http://" + HOST + ":" + port();
    }

    Journal journal() {
        return journal;
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest exchange, Buffer body) {
        Request request = Request.of(exchange, body);
        if (request.path().startsWith(ControlDesk.PREFIX)) {
            answering(Fault.NONE, desk, request)
                    .onComplete(answer -> Delivery.whole().way().send(exchange, orBroken(answer), vertx));
            return;
        }
        Journal.Line line = journal.arrived(request);
        Fault fault = faults.take(request);
        waiting(fault.delay())
                .compose(ready -> answering(fault, work, request))
                .onComplete(answer -> send(exchange, line, fault.delivery(), orBroken(answer)));
    }

    private void send(HttpServerRequest exchange, Journal.Line line, Delivery delivery, Answer answer) {
        // Before the answer leaves, so that whoever has it finds its status in the journal.
        line.answered(delivery.answers() ? answer.status() : 0);
        delivery.way().send(exchange, answer, vertx);
    }

    private Future<Void> waiting(Duration delay) {
        return delay.isZero()
                ? Future.succeededFuture()
                : Future.future(done -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> done.complete()));
    }

    /** On a worker thread: a test may block in there, for instance to hold an answer back. */
    private Future<Answer> answering(Fault fault, Work whose, Request request) {
        return vertx.executeBlocking(() -> fault.answer(request, whose), false);
    }

    private static Answer orBroken(AsyncResult<Answer> answer) {
        return answer.succeeded()
                ? answer.result()
                : ControlDesk.problem(500, "The sandbox itself failed: " + answer.cause());
    }
}
