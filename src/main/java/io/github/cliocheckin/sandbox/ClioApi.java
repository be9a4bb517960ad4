package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The reading calls of Clio Manage v4 that the service makes, answered from a {@link Firm}. */
final class ClioApi implements SandboxServer.Work {
    private static final String BASE = "/api/v4/";

    private final Firm firm;
    private final Function<String, ObjectNode> userOfToken;
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile int pageSizeLimit = Listing.MOST;

    ClioApi(Firm firm, Function<String, ObjectNode> userOfToken) {
        this.firm = firm;
        this.userOfToken = userOfToken;
    }

    void deny(String resource) {
        denied.add(resource);
    }

    void denyNothing() {
        denied.clear();
    }

    void pageSizeLimit(int most) {
        pageSizeLimit = most;
    }

    /** Called for a request whose token is good. */
    @Override
    public Answer answer(Request request) {
        if (!request.method().equals("GET") || !request.path().startsWith(BASE)) {
            throw notFound();
        }
        String[] path = request.path()
                .substring(BASE.length())
                .replaceFirst("\\.json$", "")
                .split("/", -1);
        String kind = path[0];
        if (denied.contains(kind)) {
            throw ClioRefusal.of(403, "ForbiddenError", "The app has no permission for " + kind);
        }
        return switch (path.length) {
            case 1 -> list(kind, request);
            case 2 ->
                kind.equals("users") && path[1].equals("who_am_i")
                        ? one(userOfToken.apply(request.bearer()), ClioResources.USER, request)
                        : one(record(kind, path[1]), resource(kind), request);
            default -> throw notFound();
        };
    }

    private Answer list(String kind, Request request) {
        return switch (kind) {
            case "matters" -> {
                UnaryOperator<ObjectNode> fields = fields(request, ClioResources.MATTER);
                yield new Listing(
                                firm.matters(),
                                MatterFilter.of(request),
                                matter -> fields.apply(trimmed(firm.shown(matter), request)))
                        .page(request, pageSizeLimit);
            }
            case "custom_fields" -> {
                refuseIfForbidden();
                yield new Listing(
                                firm.fields().definitions(),
                                definitions(request),
                                fields(request, ClioResources.CUSTOM_FIELD))
                        .page(request, pageSizeLimit);
            }
            case "contacts" ->
                new Listing(contacts(), contact -> true, fields(request, ClioResources.CONTACT))
                        .page(request, pageSizeLimit);
            default -> throw notFound();
        };
    }

    private ObjectNode record(String kind, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw notFound();
        }
        long number = Long.parseLong(id);
        return switch (kind) {
            case "matters" -> found(firm.matters().get(number)).map(firm::shown).orElseThrow(ClioApi::notFound);
            case "contacts" -> found(contacts().get(number)).orElseThrow(ClioApi::notFound);
            case "custom_fields" -> {
                refuseIfForbidden();
                yield found(firm.fields().definitions().get(number)).orElseThrow(ClioApi::notFound);
            }
            default -> throw notFound();
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
        body.set("data", fields(request, resource).apply(trimmed(record, request)));
        return Answer.json(200, body).with("ETag", etag);
    }

    private static UnaryOperator<ObjectNode> fields(Request request, ClioResource resource) {
        FieldSelection selection = request.parameter("fields")
                .filter(text -> !text.isBlank())
                .map(text -> FieldSelection.parse(text, resource))
                .orElseGet(() -> FieldSelection.defaults(resource));
        return selection::of;
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

    private static ClioRefusal notFound() {
        return ClioRefusal.of(404, "RecordNotFound", "The sandbox has no such record");
    }
}
