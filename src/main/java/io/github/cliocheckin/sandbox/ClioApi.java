package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The calls of Clio Manage v4 that the service makes: reading ones, answered from a {@link Firm}, and those about the records
 * that the service keeps at Clio itself.
 */
final class ClioApi implements SandboxServer.Work {
    private static final String BASE = "/api/v4/";

    private final Firm firm;
    private final SandboxOAuth oauth;
    private final SandboxActions actions;
    private final SandboxWebhooks webhooks;
    private final Permissions permissions;
    private volatile int pageSizeLimit = Listing.MOST;

    ClioApi(Firm firm, Permissions permissions, SandboxOAuth oauth, SandboxActions actions, SandboxWebhooks webhooks) {
        this.firm = firm;
        this.permissions = permissions;
        this.oauth = oauth;
        this.actions = actions;
        this.webhooks = webhooks;
    }

    void pageSizeLimit(int most) {
        pageSizeLimit = most;
    }

    /** Called for a request whose token is good. */
    @Override
    public Answer answer(Request request) {
        if (!request.path().startsWith(BASE)) {
            throw ClioRefusal.notFound();
        }
        String[] path = request.path()
                .substring(BASE.length())
                .replaceFirst("\\.json$", "")
                .split("/", -1);
        String kind = path[0];
        permissions.check(kind);
        AppUser caller = oauth.appUserOf(request.bearer());
        return switch (kind) {
            case "custom_actions" -> owned(actions.calls(), caller, path, request);
            case "webhooks" ->
                path.length == 3 && request.method().equals("PUT") && path[2].equals("activate")
                        ? webhooks.activate(webhooks.calls().own(caller, path[1]), request)
                        : owned(webhooks.calls(), caller, path, request);
            default -> read(path, caller, request);
        };
    }

    private Answer owned(OwnedCalls calls, AppUser caller, String[] path, Request request) {
        return switch (path.length) {
            case 1 -> calls.all(caller, request, pageSizeLimit);
            case 2 -> calls.one(caller, path[1], request);
            default -> throw ClioRefusal.notFound();
        };
    }

    private Answer read(String[] path, AppUser caller, Request request) {
        if (!request.method().equals("GET") || path.length > 2) {
            throw ClioRefusal.notFound();
        }
        String kind = path[0];
        if (path.length == 1) {
            return list(kind, request);
        }
        actions.checkNonce(caller, request);
        return kind.equals("users") && path[1].equals("who_am_i")
                ? one(oauth.userOf(request.bearer()), ClioResources.USER, request)
                : one(record(kind, path[1]), resource(kind), request);
    }

    private Answer list(String kind, Request request) {
        return switch (kind) {
            case "matters" -> {
                FieldSelection fields = FieldSelection.asked(request, ClioResources.MATTER);
                yield new Listing(
                                firm.matters(),
                                MatterFilter.of(request),
                                matter -> fields.of(trimmed(firm.shown(matter), request)))
                        .page(request, pageSizeLimit);
            }
            case "custom_fields" -> {
                refuseIfForbidden();
                yield new Listing(
                                firm.fields().definitions(),
                                definitions(request),
                                FieldSelection.asked(request, ClioResources.CUSTOM_FIELD)::of)
                        .page(request, pageSizeLimit);
            }
            case "contacts" ->
                new Listing(contacts(), contact -> true, FieldSelection.asked(request, ClioResources.CONTACT)::of)
                        .page(request, pageSizeLimit);
            default -> throw ClioRefusal.notFound();
        };
    }

    private ObjectNode record(String kind, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw ClioRefusal.notFound();
        }
        long number = Long.parseLong(id);
        return switch (kind) {
            case "matters" -> found(firm.matters().get(number)).map(firm::shown).orElseThrow(ClioRefusal::notFound);
            case "contacts" -> found(contacts().get(number)).orElseThrow(ClioRefusal::notFound);
            case "custom_fields" -> {
                refuseIfForbidden();
                yield found(firm.fields().definitions().get(number)).orElseThrow(ClioRefusal::notFound);
            }
            default -> throw ClioRefusal.notFound();
        };
    }

    private static ClioResource resource(String kind) {
        return switch (kind) {
            case "matters" -> ClioResources.MATTER;
            case "contacts" -> ClioResources.CONTACT;
            default -> ClioResources.CUSTOM_FIELD;
        };
    }

    private Answer one(ObjectNode record, ClioResource resource, Request request) {
        String etag = record.path("etag").asText();
        if (request.header("if-none-match").filter(etag::equals).isPresent()) {
            return Answer.empty(304).with("ETag", etag);
        }
        ObjectNode body = Json.object();
        body.set("data", FieldSelection.asked(request, resource).of(trimmed(record, request)));
        return Answer.json(200, body).with("ETag", etag);
    }

    /** The custom fields named by {@code custom_field_ids[]} only, when there are any: they trim the values, not the matters. */
    private static ObjectNode trimmed(ObjectNode matter, Request request) {
        var wanted = request.all("custom_field_ids[]");
        if (wanted.isEmpty()) {
            return matter;
        }
        ObjectNode less = matter.deepCopy();
        less.putArray("custom_field_values");
        for (JsonNode value : matter.path("custom_field_values")) {
            if (wanted.contains(value.path("custom_field").path("id").asText())) {
                less.withArray("custom_field_values").add(value);
            }
        }
        return less;
    }

    private static Predicate<JsonNode> definitions(Request request) {
        return field -> matches(request.parameter("parent_type"), field.path("parent_type"))
                && matches(request.parameter("field_type"), field.path("field_type"))
                && matches(request.parameter("deleted"), field.path("deleted"))
                && (request.all("ids[]").isEmpty()
                        || request.all("ids[]").contains(field.path("id").asText()));
    }

    private static boolean matches(Optional<String> wanted, JsonNode value) {
        return wanted.map(text -> text.equalsIgnoreCase(value.asText())).orElse(true);
    }

    /** The clients of the firm's matters; one that is redacted cannot be looked at by itself. */
    private NavigableMap<Long, ObjectNode> contacts() {
        NavigableMap<Long, ObjectNode> contacts = new TreeMap<>();
        for (JsonNode matter : firm.matters().values()) {
            if (matter.path("client") instanceof ObjectNode client && !client.has("redacted")) {
                contacts.put(client.path("id").asLong(), client);
            }
        }
        return contacts;
    }

    private void refuseIfForbidden() {
        if (firm.customFieldsForbidden()) {
            throw ClioRefusal.of(403, "AccessDenied", "You don't have permission to view custom fields.");
        }
    }

    private static Optional<ObjectNode> found(ObjectNode record) {
        return Optional.ofNullable(record);
    }
}
