package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The webhooks of the sandbox Clio: apps make them through its API, and it tells them of the firm's matters. One whose user took
 * the consent back, or whose time is over, stays and is silent; where Clio's documentation leaves a choice there is a switch.
 */
public final class SandboxWebhooks implements AutoCloseable {
    private static final String ENABLED = "enabled";
    private static final String SUSPENDED = "suspended";
    /** Long enough for the answer of the call that made the webhook to leave. */
    private static final Duration AFTERWARDS = Duration.ofMillis(100);

    private final Firm firm;
    private final Clock clock;
    private final Predicate<AppUser> mayAct;
    private final OwnedRecords records;
    private final WebhookKind kind;
    private final WebhookPost post = new WebhookPost();
    private final WebhookEvents events;
    private final WebhookDeliveries deliveries;
    private final Consumer<MatterChange> watcher = this::tell;
    private volatile boolean handshakesFirst = true;

    SandboxWebhooks(Firm firm, Clock clock, Permissions permissions, Predicate<AppUser> mayAct) {
        this.firm = firm;
        this.clock = clock;
        this.mayAct = mayAct;
        records = new OwnedRecords(clock, 6_601);
        kind = new WebhookKind(clock, permissions, this::shakeHands);
        events = new WebhookEvents(firm::shown);
        deliveries = new WebhookDeliveries(
                post, id -> records.find(id).filter(this::isLive).isPresent(), this::suspend);
        firm.watch(watcher);
    }

    /** Whether only https addresses are taken, as Clio does; at first plain ones are too, for they are this machine's. */
    public void requireHttps(boolean on) {
        kind.httpsOnly(on);
    }

    /** Whether answers show the shared secret, as at first, or null: Clio's description lists it, and nobody says when it is there. */
    public void showsSharedSecret(boolean on) {
        kind.showingSecret(on);
    }

    /** Whether the handshake comes before the call is answered that needs it, as at first, or right after. */
    public void handshakesFirst(boolean on) {
        handshakesFirst = on;
    }

    /** Whether another status is told as {@code updated} too, beside its own event; at first it is not. */
    public void statusChangesUpdateToo(boolean on) {
        events.statusUpdatesToo(on);
    }

    /** How long the sandbox waits before it brings a webhook a second time; 2 minutes at first, and each later wait is twice as long. */
    public void retryBase(Duration wait) {
        deliveries.retryBase(wait);
    }

    /** How long an app may take to answer; 5 seconds at first. */
    public void patience(Duration time) {
        post.patience(time);
    }

    /** All of everybody's, in Clio's shape with the {@code app} and the {@code user_id} that each belongs to. */
    public List<ObjectNode> list() {
        return records.described();
    }

    /** Every attempt to deliver so far, in the order of their ends. */
    public List<DeliveredWebhook> delivered() {
        return deliveries.delivered();
    }

    /** Waits until every first attempt and every handshake has its answer; retries are not waited for. */
    public void awaitDeliveries() {
        deliveries.await();
    }

    /** Sends one again as it was, so many times at once; the statuses it got, 0 for none. These are not among the delivered. */
    public List<Integer> replay(DeliveredWebhook delivered, int times) {
        List<CompletableFuture<Integer>> statuses = Stream.generate(
                        () -> post.send(delivered.url(), delivered.body(), delivered.headers()))
                .limit(times)
                .map(sent -> sent.thenApply(
                        answer -> answer.map(HttpResponse::statusCode).orElse(0)))
                .toList();
        return statuses.stream().map(CompletableFuture::join).toList();
    }

    /** The signature that this webhook's deliveries have over such a body. */
    public String signature(long webhookId, byte[] body) {
        return WebhookPost.signature(
                records.find(webhookId)
                        .orElseThrow(() -> new IllegalArgumentException("There is no webhook " + webhookId))
                        .text(WebhookKind.SECRET),
                body);
    }

    /** Clio gives one up, as after too many failures. */
    public void suspend(long webhookId) {
        records.status(webhookId, owned -> true, SUSPENDED);
    }

    /** All webhooks are gone, as if they had never been; and so is what was delivered. */
    public void forgetAll() {
        records.clear();
        deliveries.forget();
    }

    @Override
    public void close() {
        firm.unwatch(watcher);
        deliveries.close();
    }

    OwnedCalls calls() {
        return new OwnedCalls(records, kind);
    }

    /** An app shows the secret of the handshake that it did not answer at once. How a suspended one comes back nobody knows. */
    Answer activate(OwnedRecords.Owned webhook, Request request) {
        String shown = request.header("x-hook-secret").orElse("");
        if (!shown.equals(webhook.text(WebhookKind.SECRET))) {
            throw ClioRefusal.forbidden("X-Hook-Secret is not this webhook's");
        }
        if (webhook.text(WebhookKind.STATUS).equals(SUSPENDED)) {
            throw ClioRefusal.argument("The webhook is suspended");
        }
        confirm(webhook);
        return Answer.empty(204);
    }

    private void shakeHands(OwnedRecords.Owned webhook) {
        if (handshakesFirst) {
            deliveries.underWay(() -> handshake(webhook)).join();
        } else {
            deliveries.underWay(() -> deliveries.after(AFTERWARDS).thenCompose(now -> handshake(webhook)));
        }
    }

    private CompletableFuture<Void> handshake(OwnedRecords.Owned webhook) {
        String secret = webhook.text(WebhookKind.SECRET);
        ObjectNode body = Json.object();
        body.putObject("data").put("webhook_id", webhook.id());
        return post.send(
                        URI.create(webhook.text(WebhookKind.URL)),
                        bytes(body),
                        Map.of(WebhookPost.CONTENT_TYPE, Answer.JSON, WebhookPost.SECRET, secret))
                .thenAccept(answer -> answer.filter(reply -> reply.statusCode() == 200)
                        .flatMap(reply -> reply.headers().firstValue(WebhookPost.SECRET))
                        .filter(secret::equals)
                        .ifPresent(echo -> confirm(webhook)));
    }

    private void confirm(OwnedRecords.Owned webhook) {
        records.status(
                webhook.id(),
                now -> now.text(WebhookKind.STATUS).equals(WebhookKind.PENDING)
                        && now.text(WebhookKind.SECRET).equals(webhook.text(WebhookKind.SECRET)),
                ENABLED);
    }

    private void tell(MatterChange change) {
        for (OwnedRecords.Owned webhook : records.all()) {
            if (webhook.text(WebhookKind.MODEL).equals(WebhookKind.MATTER) && isLive(webhook)) {
                events.of(change, webhook).forEach(event -> deliver(change, webhook, event));
            }
        }
    }

    private void deliver(MatterChange change, OwnedRecords.Owned webhook, String event) {
        byte[] body = bytes(events.body(change, webhook, event));
        Map<String, String> headers = Map.of(
                WebhookPost.CONTENT_TYPE,
                Answer.JSON,
                WebhookPost.SIGNATURE,
                WebhookPost.signature(webhook.text(WebhookKind.SECRET), body));
        deliveries.deliver(webhook.id(), event, URI.create(webhook.text(WebhookKind.URL)), body, headers);
    }

    private boolean isLive(OwnedRecords.Owned webhook) {
        return webhook.text(WebhookKind.STATUS).equals(ENABLED)
                && clock.instant()
                        .isBefore(OffsetDateTime.parse(webhook.text(WebhookKind.EXPIRES_AT))
                                .toInstant())
                && mayAct.test(webhook.owner());
    }

    private static byte[] bytes(ObjectNode json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
