package io.github.cliocheckin.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Brings webhooks to their apps, beside whatever the sandbox does otherwise. What is not taken is brought again, each time after
 * twice the wait, five times in all; these waits pass in real time, whatever the sandbox's clock says.
 */
final class WebhookDeliveries implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final int GONE = 410;

    private final WebhookPost post;
    private final LongPredicate wanted;
    private final LongConsumer suspending;
    private final List<DeliveredWebhook> delivered = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor later;
    /** Each party stands for a first attempt or a handshake; unlike any Phaser it is not over when there is none for a while. */
    private final Phaser underWay = new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int parties) {
            return false;
        }
    };

    private volatile Duration retryBase = Duration.ofMinutes(2);

    /** {@code wanted} tells whether a webhook's retries still go out, {@code suspending} ends one that its app does not take. */
    WebhookDeliveries(WebhookPost post, LongPredicate wanted, LongConsumer suspending) {
        this.post = post;
        this.wanted = wanted;
        this.suspending = suspending;
        later = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "sandbox-webhooks");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void retryBase(Duration wait) {
        retryBase = wait;
    }

    List<DeliveredWebhook> delivered() {
        return List.copyOf(delivered);
    }

    void forget() {
        delivered.clear();
    }

    void deliver(long webhookId, String event, URI url, byte[] body, Map<String, String> headers) {
        DeliveredWebhook first = new DeliveredWebhook(webhookId, event, 1, url, body, headers, 0);
        underWay(() -> attempt(first));
    }

    /** Counts this among what {@link #await} waits for, from now until it is done. */
    CompletableFuture<Void> underWay(Supplier<CompletableFuture<Void>> work) {
        underWay.register();
        return work.get().whenComplete((done, failure) -> underWay.arriveAndDeregister());
    }

    /** Done once {@code wait} has passed. */
    CompletableFuture<Void> after(Duration wait) {
        return CompletableFuture.runAsync(
                () -> {}, task -> later.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Returns once nothing is under way. */
    void await() {
        underWay.register();
        underWay.awaitAdvance(underWay.arriveAndDeregister());
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private CompletableFuture<Void> attempt(DeliveredWebhook sent) {
        return post.send(sent.url(), sent.body(), sent.headers())
                .thenAccept(answer ->
                        answered(sent, answer.map(HttpResponse::statusCode).orElse(0)));
    }

    private void answered(DeliveredWebhook sent, int status) {
        delivered.add(new DeliveredWebhook(
                sent.webhookId(), sent.event(), sent.attempt(), sent.url(), sent.body(), sent.headers(), status));
        boolean taken = status >= 200 && status < 400;
        if (status == GONE || (!taken && sent.attempt() == ATTEMPTS)) {
            suspending.accept(sent.webhookId());
        } else if (!taken) {
            after(retryBase.multipliedBy(1L << (sent.attempt() - 1))).thenRun(() -> again(sent));
        }
    }

    private void again(DeliveredWebhook sent) {
        if (wanted.test(sent.webhookId())) {
            attempt(new DeliveredWebhook(
                    sent.webhookId(), sent.event(), sent.attempt() + 1, sent.url(), sent.body(), sent.headers(), 0));
        }
    }
}
