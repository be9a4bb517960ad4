package io.github.cliocheckin.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who sets a service up over HTTP and reads its ledger. */
public final class Operator {

    /** The business that owns a firm's group; its locations have the numbers that follow. */
    public static final long ENTERPRISE = 149451644517222L;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String service;
    private final String token;

    public Operator(ServiceProcess service, String token) {
        this.service = service.baseUrl();
        this.token = token;
    }

    /** Adds a connected group for closed matters with a mapping for each location; paused, so that nothing begins yet. */
    public long addPausedFirm(String clioToken, String receiverKey, List<String> locations) {
        long groupId = ok("PUT", "/integration/add/businessintegrationgroup", """
                        {"parentBusinessNumber": %d, "integrationSourceId": 2,
                         "integrationGroupTriggers": [{"triggerId": 2, "triggerTypeId": 1}]}""".formatted(ENTERPRISE))
                .get("groupId")
                .asLong();
        ok("PATCH", "/integration/businessintegrationgroup/" + groupId, "{\"paused\": true}");
        ok("PUT", "/integration/business/" + ENTERPRISE, """
                {"apiKey": "%s", "timeZone": "UTC", "countryCode": "US"}""".formatted(receiverKey));
        ok("PUT", "/integration/businessintegrationgroup/" + groupId + "/connection", """
                {"region": "US", "accessToken": "%s"}""".formatted(clioToken));
        for (int i = 0; i < locations.size(); i++) {
            ok("PUT", "/integration/add/businessintegrationmapping", """
                    {"businessNumber": %d, "integrationGroupId": %d, "active": true,
                     "integrationProperties": [{"propertyKey": "clio.location.name", "propertyValue": "%s"}]}""".formatted(
                            businessOf(i), groupId, locations.get(i)));
        }
        return groupId;
    }

    /** The business number of a firm's location, counted from 0. */
    public static long businessOf(int location) {
        return ENTERPRISE + 1 + location;
    }

    /** Lets a group begin. */
    public void release(long groupId) {
        ok("PATCH", "/integration/businessintegrationgroup/" + groupId, "{\"paused\": false}");
    }

    /** The whole ledger. */
    public List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        String after = "";
        do {
            page = ok("GET", "/integration/checkins?limit=1000" + after, null);
            page.get("data").forEach(rows::add);
            after = "&after=" + page.get("next").asText();
        } while (!page.get("next").isNull());
        return rows;
    }

    /** How many rows of the ledger are in a state, 1000 at most. */
    public int countUpToThousand(String state) {
        return ok("GET", "/integration/checkins?limit=1000&state=" + state, null)
                .get("data")
                .size();
    }

    /** The newest runs, newest first. */
    public List<JsonNode> runs() {
        List<JsonNode> runs = new ArrayList<>();
        ok("GET", "/integration/runs", null).get("data").forEach(runs::add);
        return runs;
    }

    /** One row with its history. */
    public JsonNode row(long id) {
        return ok("GET", "/integration/checkins/" + id, null);
    }

    private JsonNode ok(String method, String path, String body) {
        TestService.Answer answer = call(method, path, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    /** Any call, as it is answered. */
    public TestService.Answer call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new TestService.Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body(),
                    answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
