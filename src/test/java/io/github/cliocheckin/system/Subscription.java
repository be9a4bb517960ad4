package io.github.cliocheckin.system;

import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.notice.DeliveryMutations.Signed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook of a group, as if Clio had been asked for it, and what Clio sends to it. */
final class Subscription {

    private static final AtomicInteger MADE = new AtomicInteger();

    final String path;
    private final TestService service;
    // Not by way of HTTP/2, on which the server keeps one of two headers only
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long group;

    private Subscription(TestService service, long group, String door) {
        this.service = service;
        this.group = group;
        this.path = "/webhook/" + door;
    }

    /** In place of what the group had before; Clio has not answered yet which one it is. */
    static Subscription pending(TestService service, long group) {
        String door = "door-" + MADE.incrementAndGet();
        Database database = service.bean("database", Database.class);
        database.client()
                .sql("DELETE FROM clio_webhook WHERE group_id = ?")
                .param(group)
                .update();
        database.client()
                .sql("INSERT INTO clio_webhook (group_id, door, connected_at, events, checked_at)"
                        + " VALUES (?, ?, ?, 'matter_closed,matter_opened,deleted', ?)")
                .params(group, door, Times.column(Instant.now()), Times.column(Instant.now()))
                .update();
        // Nobody is to look whether Clio has it, and take it away
        database.client()
                .sql("UPDATE integration_group SET tend_at = NULL WHERE id = ?")
                .param(group)
                .update();
        return new Subscription(service, group, door);
    }

    /** Clio has answered, and shown its secret. */
    Subscription enabled(long webhookId, String secret) {
        send(new byte[0], "X-Hook-Secret", secret);
        database()
                .client()
                .sql("UPDATE clio_webhook SET webhook_id = ?, status = 'enabled' WHERE group_id = ?")
                .params(webhookId, group)
                .update();
        return this;
    }

    TestService.Answer send(Signed delivery, String... headers) {
        String[] all = new String[headers.length + 2 * delivery.signatures().size()];
        System.arraycopy(headers, 0, all, 0, headers.length);
        for (int i = 0; i < delivery.signatures().size(); i++) {
            all[headers.length + 2 * i] = "X-Hook-Signature";
            all[headers.length + 2 * i + 1] = delivery.signatures().get(i);
        }
        return send(delivery.body(), all);
    }

    TestService.Answer send(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (List.of(headers).stream().noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new TestService.Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The matters that are known by it, each with how many different deliveries there were. */
    Map<Long, Integer> told() {
        return database()
                .client()
                .sql("SELECT matter_id, told FROM clio_notice WHERE group_id = ?")
                .param(group)
                .query(rows -> {
                    Map<Long, Integer> told = new TreeMap<>();
                    while (rows.next()) {
                        told.put(rows.getLong(1), rows.getInt(2));
                    }
                    return told;
                });
    }

    private Database database() {
        return service.bean("database", Database.class);
    }
}
