package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The five calls about records that an app keeps at Clio for a user: nobody else's are listed, and theirs are not found. */
record OwnedCalls(OwnedRecords records, Kind kind) {

    /** What one kind of record has of its own. */
    interface Kind {
        ClioResource resource();

        /** What is stored of a new record's data, or a refusal. */
        ObjectNode created(ObjectNode data);

        /** What is stored anew of a record's changed data, or a refusal. */
        ObjectNode changed(ObjectNode stored, ObjectNode data);

        /** Refuses a record that cannot stand beside the owner's others. */
        void check(ObjectNode values, List<ObjectNode> others);

        /** Called once a record has come, or has changed from {@code before}; the answer waits for it. */
        void stored(OwnedRecords.Owned before, OwnedRecords.Owned now);

        /** A record as its owner sees it. */
        ObjectNode shown(OwnedRecords.Owned stored);
    }

    Answer all(AppUser owner, Request request, int pageSizeLimit) {
        FieldSelection fields = FieldSelection.asked(request, kind.resource());
        return switch (request.method()) {
            case "GET" ->
                new Listing(
                                records.of(owner),
                                record -> request.all("ids[]").isEmpty()
                                        || request.all("ids[]")
                                                .contains(record.path("id").asText()),
                                record -> fields.of(kind.shown(new OwnedRecords.Owned(owner, record))))
                        .page(request, pageSizeLimit);
            case "POST" -> {
                ObjectNode values = kind.created(data(request));
                OwnedRecords.Owned added = records.add(owner, values, others -> kind.check(values, others));
                kind.stored(null, added);
                yield single(201, current(added), fields);
            }
            default -> throw ClioRefusal.notFound();
        };
    }

    Answer one(AppUser owner, String id, Request request) {
        OwnedRecords.Owned owned = own(owner, id);
        FieldSelection fields = FieldSelection.asked(request, kind.resource());
        return switch (request.method()) {
            case "GET" ->
                request.header("if-none-match")
                                .filter(owned.text("etag")::equals)
                                .isPresent()
                        ? Answer.empty(304).with("ETag", owned.text("etag"))
                        : single(200, owned, fields);
            case "PATCH" -> patched(owned, request, fields);
            case "DELETE" -> {
                records.remove(owned.id());
                yield Answer.empty(204);
            }
            default -> throw ClioRefusal.notFound();
        };
    }

    /** The record with this id if this app keeps it for this user. */
    OwnedRecords.Owned own(AppUser owner, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw ClioRefusal.notFound();
        }
        return records.find(Long.parseLong(id))
                .filter(owned -> owned.owner().equals(owner))
                .orElseThrow(ClioRefusal::notFound);
    }

    private Answer patched(OwnedRecords.Owned owned, Request request, FieldSelection fields) {
        if (request.header("if-match")
                .filter(etag -> !etag.equals(owned.text("etag")))
                .isPresent()) {
            throw ClioRefusal.of(412, "PreconditionFailed", "The record has changed since");
        }
        ObjectNode values = kind.changed(owned.json(), data(request));
        ObjectNode whole = owned.json().deepCopy();
        whole.setAll(values);
        OwnedRecords.Owned changed = records.change(owned.id(), values, others -> kind.check(whole, others))
                .orElseThrow(ClioRefusal::notFound);
        kind.stored(owned, changed);
        return single(200, current(changed), fields);
    }

    /** As it is by now: whoever was told of it may have changed it before the answer. */
    private OwnedRecords.Owned current(OwnedRecords.Owned owned) {
        return records.find(owned.id()).orElse(owned);
    }

    private Answer single(int status, OwnedRecords.Owned owned, FieldSelection fields) {
        ObjectNode body = Json.object();
        body.set("data", fields.of(kind.shown(owned)));
        return Answer.json(status, body).with("ETag", owned.text("etag"));
    }

    private static ObjectNode data(Request request) {
        if (Json.readObject(request.body()).map(body -> body.get("data")).orElse(null) instanceof ObjectNode data) {
            return data;
        }
        throw ClioRefusal.argument("The body must be a JSON object with data");
    }
}
