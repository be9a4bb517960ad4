package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The records of one kind that apps keep at Clio. A stored one is never changed but replaced, so that readers need no lock. */
final class OwnedRecords {
    private final Clock clock;
    private final AtomicLong lastId;
    private final AtomicLong changes = new AtomicLong();
    private final NavigableMap<Long, Owned> records = new ConcurrentSkipListMap<>();

    OwnedRecords(Clock clock, long firstId) {
        this.clock = clock;
        lastId = new AtomicLong(firstId - 1);
    }

    record Owned(AppUser owner, ObjectNode json) {
        long id() {
            return json.path("id").asLong();
        }

        String text(String member) {
            return json.path(member).asText();
        }
    }

    /** Stores what {@code check} lets pass: it is shown the owner's other records, and nothing comes between. */
    synchronized Owned add(AppUser owner, ObjectNode values, Consumer<List<ObjectNode>> check) {
        check.accept(List.copyOf(of(owner).values()));
        String now = Firm.time(clock.instant());
        ObjectNode json = Json.object().put("id", lastId.incrementAndGet()).put("etag", nextEtag());
        json.setAll(values);
        return stored(new Owned(owner, json.put("created_at", now).put("updated_at", now)));
    }

    /** Merges values into a record, by the same check against the owner's others; empty when it is gone. */
    synchronized Optional<Owned> change(long id, ObjectNode values, Consumer<List<ObjectNode>> check) {
        return Optional.ofNullable(records.get(id)).map(old -> {
            NavigableMap<Long, ObjectNode> others = of(old.owner());
            others.remove(id);
            check.accept(List.copyOf(others.values()));
            ObjectNode json = old.json().deepCopy();
            json.setAll(values);
            json.put("etag", nextEtag()).put("updated_at", Firm.time(clock.instant()));
            return stored(new Owned(old.owner(), json));
        });
    }

    /** Sets a record's status if it is as {@code expected}; tells whether it was. */
    synchronized boolean status(long id, Predicate<Owned> expected, String status) {
        return find(id).filter(expected)
                .flatMap(owned -> change(id, Json.object().put("status", status), others -> {}))
                .isPresent();
    }

    Optional<Owned> find(long id) {
        return Optional.ofNullable(records.get(id));
    }

    NavigableMap<Long, ObjectNode> of(AppUser owner) {
        NavigableMap<Long, ObjectNode> own = new TreeMap<>();
        records.forEach((id, owned) -> {
            if (owned.owner().equals(owner)) {
                own.put(id, owned.json());
            }
        });
        return own;
    }

    List<Owned> all() {
        return List.copyOf(records.values());
    }

    /** All of them as a person sees them who may see everything: with the app and the user that each belongs to. */
    List<ObjectNode> described() {
        return all().stream()
                .map(owned -> owned.json()
                        .deepCopy()
                        .put("app", owned.owner().app())
                        .put("user_id", owned.owner().user()))
                .toList();
    }

    void remove(long id) {
        records.remove(id);
    }

    void clear() {
        records.clear();
    }

    private Owned stored(Owned owned) {
        records.put(owned.id(), owned);
        return owned;
    }

    private String nextEtag() {
        return "\"r" + changes.incrementAndGet() + "\"";
    }
}
