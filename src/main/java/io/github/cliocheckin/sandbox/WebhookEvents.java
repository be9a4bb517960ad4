package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What a webhook says of a change. As Clio documents, {@code updated} is said only of a change in the webhook's own fields, but
 * always when it says something of the matter for the first time.
 */
final class WebhookEvents {
    private static final String UPDATED = "updated";
    private static final Map<String, String> OF_STATUS =
            Map.of("open", "matter_opened", "pending", "matter_pended", "closed", "matter_closed");

    private final UnaryOperator<ObjectNode> seen;
    private final Map<Long, Set<Long>> toldOf = new ConcurrentHashMap<>();
    private volatile boolean statusUpdatesToo;

    /** {@code seen} makes of a stored matter what the connected user sees of it. */
    WebhookEvents(UnaryOperator<ObjectNode> seen) {
        this.seen = seen;
    }

    void statusUpdatesToo(boolean on) {
        statusUpdatesToo = on;
    }

    /** The events of this change that the webhook is told, in order. */
    List<String> of(MatterChange change, OwnedRecords.Owned webhook) {
        Set<Long> matters = toldOf.computeIfAbsent(webhook.id(), id -> ConcurrentHashMap.newKeySet());
        List<String> events = new ArrayList<>(all(change, webhook, !matters.contains(change.matterId())));
        JsonNode wanted = webhook.json().path(WebhookKind.EVENTS);
        events.removeIf(event -> !names(wanted).contains(event));
        if (!events.isEmpty()) {
            matters.add(change.matterId());
        }
        return events;
    }

    ObjectNode body(MatterChange change, OwnedRecords.Owned webhook, String event) {
        ObjectNode matter = change.matter();
        ObjectNode body = Json.object();
        ObjectNode data = body.putObject("data");
        data.set("id", matter.get("id"));
        data.set("etag", matter.get("etag"));
        data.setAll(selected(matter, webhook));
        body.putObject("meta").put("event", event).put("webhook_id", webhook.id());
        return body;
    }

    private List<String> all(MatterChange change, OwnedRecords.Owned webhook, boolean first) {
        if (change.before().isEmpty()) {
            return List.of("created");
        }
        if (change.after().isEmpty()) {
            return List.of("deleted");
        }
        boolean watched = first
                || !selected(change.before().get(), webhook)
                        .equals(selected(change.after().get(), webhook));
        if (!change.changesStatus()) {
            return watched ? List.of(UPDATED) : List.of();
        }
        String event = OF_STATUS.getOrDefault(change.status(), UPDATED);
        return statusUpdatesToo && watched ? List.of(event, UPDATED) : List.of(event);
    }

    private ObjectNode selected(ObjectNode matter, OwnedRecords.Owned webhook) {
        return FieldSelection.parse(webhook.text(WebhookKind.FIELDS), ClioResources.MATTER)
                .of(seen.apply(matter));
    }

    private static List<String> names(JsonNode events) {
        List<String> names = new ArrayList<>();
        events.forEach(event -> names.add(event.asText()));
        return names;
    }
}
