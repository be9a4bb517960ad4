package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Webhooks: an app's wish to be told of changes. One that names no events hears of nothing, for the description requires none
 * and says nothing of a default; a client that counted on one then notices.
 */
final class WebhookKind implements OwnedCalls.Kind {
    static final String URL = "url";
    static final String MODEL = "model";
    static final String FIELDS = "fields";
    static final String EVENTS = "events";
    static final String STATUS = "status";
    static final String SECRET = "shared_secret";
    static final String EXPIRES_AT = "expires_at";
    static final String PENDING = "pending";
    static final String MATTER = "matter";
    /** In the order of the numbers that may stand for them, from 1. */
    private static final List<String> MODELS = List.of(
            MATTER,
            "activity",
            "bill",
            "calendar_entry",
            "communication",
            "contact",
            "task",
            "document",
            "folder",
            "clio_payments_payment");

    private static final List<String> ALL_EVENTS = List.of("created", "updated", "deleted");
    private static final List<String> MATTER_EVENTS = List.of("matter_opened", "matter_pended", "matter_closed");
    private static final int MOST_FIELDS = 1000;
    private static final Duration USUAL_LIFE = Duration.ofDays(3);
    private static final Duration LONGEST_LIFE = Duration.ofDays(31);

    private final Clock clock;
    private final Permissions permissions;
    private final Consumer<OwnedRecords.Owned> handshake;
    private volatile boolean httpsOnly;
    private volatile boolean showingSecret = true;

    WebhookKind(Clock clock, Permissions permissions, Consumer<OwnedRecords.Owned> handshake) {
        this.clock = clock;
        this.permissions = permissions;
        this.handshake = handshake;
    }

    void httpsOnly(boolean on) {
        httpsOnly = on;
    }

    void showingSecret(boolean on) {
        showingSecret = on;
    }

    @Override
    public ClioResource resource() {
        return ClioResources.WEBHOOK;
    }

    @Override
    public ObjectNode created(ObjectNode data) {
        ObjectNode values = values(data);
        values.setAll(unconfirmed());
        return values.put(EXPIRES_AT, Firm.time(expiry(data)));
    }

    @Override
    public ObjectNode changed(ObjectNode stored, ObjectNode data) {
        ObjectNode whole = stored.deepCopy();
        whole.setAll(data);
        ObjectNode values = values(whole);
        if (!values.get(URL).equals(stored.get(URL))) {
            values.setAll(unconfirmed());
        }
        return data.has(EXPIRES_AT) ? values.put(EXPIRES_AT, Firm.time(expiry(data))) : values;
    }

    @Override
    public void check(ObjectNode values, List<ObjectNode> others) {
        // Nobody documents that two webhooks cannot be alike
    }

    @Override
    public void stored(OwnedRecords.Owned before, OwnedRecords.Owned now) {
        if (before == null || !before.text(URL).equals(now.text(URL))) {
            handshake.accept(now);
        }
    }

    @Override
    public ObjectNode shown(OwnedRecords.Owned stored) {
        ObjectNode seen = stored.json().deepCopy();
        seen.putObject("user").put("id", stored.owner().user());
        return showingSecret ? seen : seen.putNull(SECRET);
    }

    /** A new address is a new app as far as Clio knows: it has to show itself by a secret of its own. */
    private static ObjectNode unconfirmed() {
        return Json.object()
                .put(STATUS, PENDING)
                .put(SECRET, UUID.randomUUID().toString().replace("-", ""));
    }

    private ObjectNode values(ObjectNode data) {
        RecordForm form = new RecordForm(data);
        String model = model(data.path(MODEL));
        // The sandbox's paths name its models so; Clio asks for the permission of a webhook's model too
        permissions.check(model + "s");
        ObjectNode values = Json.object()
                .put(URL, form.address(URL, httpsOnly))
                .put(MODEL, model)
                .put(FIELDS, fields(form.text(FIELDS), model));
        values.set(EVENTS, events(data.path(EVENTS), model));
        return values;
    }

    private static String model(JsonNode model) {
        if (model.isInt() && model.intValue() >= 1 && model.intValue() <= MODELS.size()) {
            return MODELS.get(model.intValue() - 1);
        }
        if (!MODELS.contains(model.asText())) {
            throw ClioRefusal.argument("model is missing or unknown");
        }
        return model.asText();
    }

    private static String fields(String text, String model) {
        if (text.length() > MOST_FIELDS) {
            throw ClioRefusal.argument("fields is longer than " + MOST_FIELDS + " characters");
        }
        if (model.equals(MATTER)) {
            try {
                FieldSelection.parse(text, ClioResources.MATTER);
            } catch (ClioRefusal unknown) {
                throw ClioRefusal.argument(unknown.getMessage());
            }
        }
        return text;
    }

    private static ArrayNode events(JsonNode wanted, String model) {
        if (!wanted.isArray() && !wanted.isMissingNode()) {
            throw ClioRefusal.argument("events must be a list");
        }
        ArrayNode events = Json.array();
        for (JsonNode event : wanted) {
            String name = event.asText();
            if (!ALL_EVENTS.contains(name) && !(model.equals(MATTER) && MATTER_EVENTS.contains(name))) {
                throw ClioRefusal.argument(model + " has no event " + name);
            }
            events.add(name);
        }
        return events;
    }

    private Instant expiry(ObjectNode data) {
        Instant now = clock.instant();
        if (!data.hasNonNull(EXPIRES_AT)) {
            return now.plus(USUAL_LIFE);
        }
        try {
            Instant end = OffsetDateTime.parse(data.path(EXPIRES_AT).asText()).toInstant();
            if (end.isAfter(now) && !end.isAfter(now.plus(LONGEST_LIFE))) {
                return end;
            }
        } catch (DateTimeException unreadable) {
            // refused below
        }
        throw ClioRefusal.argument("expires_at must be a time within the next " + LONGEST_LIFE.toDays() + " days");
    }
}
