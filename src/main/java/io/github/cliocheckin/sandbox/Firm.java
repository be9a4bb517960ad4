package io.github.cliocheckin.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What one law firm has in the sandbox Clio: matters and custom fields in the full shape of Clio's answers. Can be changed
 * while the server answers from it; a stored matter is never changed but replaced, so that readers need no lock.
 */
public final class Firm {
    /** The field names of the receiver's own integration with Clio, the defaults of ours too. */
    static final String LOCATION = "Location";

    static final String DONT_SEND_REVIEW = "Don't Send Review";
    /** Clio answers with the offset of the firm, not in UTC. */
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final Clock clock;
    private final NavigableMap<Long, ObjectNode> matters = new ConcurrentSkipListMap<>();
    private final CustomFields fields = new CustomFields();
    private final AtomicLong lastId = new AtomicLong(900_000);
    private final List<Consumer<MatterChange>> watchers = new CopyOnWriteArrayList<>();
    private volatile ObjectNode whoAmI = WhoAmI.user();
    private volatile boolean picklistTextInValues = true;
    private volatile boolean customFieldsForbidden;
    private Optional<Long> locationField = Optional.empty();
    private Optional<Long> checkboxField = Optional.empty();

    Firm(Clock clock) {
        this.clock = clock;
    }

    /** A firm without matters and custom fields. */
    public static Firm empty() {
        return new Firm(Clock.systemUTC());
    }

    /** The firm of the demo: about 120 matters around yesterday, with every awkward case; {@link DemoFirm} lists them. */
    public static Firm demo(Clock clock) {
        return new DemoFirm(clock).build();
    }

    /** A firm of any size, all matters closed that day with a client of their own; equal seeds give equal firms. */
    public static Firm generated(int matters, int locations, LocalDate closeDate, long seed) {
        return new GeneratedFirm(matters, locations, closeDate, seed).build();
    }

    /** A firm from saved answers of Clio's: pages of matters in {@code matters*.json} and {@code custom_fields.json}. */
    public static Firm fromDirectory(Path directory) {
        return new SavedFirm(directory).build();
    }

    /** Begins a matter with that status ({@code Closed}, {@code Pending} or {@code Open}) since that date; nothing is stored before its save. */
    public MatterBuilder addMatter(String status, LocalDate date) {
        return new MatterBuilder(this, status, date);
    }

    /** Changes a matter as it is stored; its {@code updated_at} stays unless the change sets it. */
    public synchronized void update(long matterId, Consumer<ObjectNode> change) {
        ObjectNode matter = matter(matterId);
        change.accept(matter);
        put(matter);
    }

    /** Deletes a matter for good, as a person at the firm can. */
    public synchronized void remove(long matterId) {
        ObjectNode gone = matters.remove(matterId);
        if (gone == null) {
            throw new IllegalArgumentException("The firm has no matter " + matterId);
        }
        tell(new MatterChange(Optional.of(gone), Optional.empty()));
    }

    /** A copy of the matter in full. */
    public ObjectNode matter(long id) {
        ObjectNode stored = matters.get(id);
        if (stored == null) {
            throw new IllegalArgumentException("The firm has no matter " + id);
        }
        return stored.deepCopy();
    }

    /** A copy of the user who connected the firm. */
    public ObjectNode whoAmI() {
        return whoAmI.deepCopy();
    }

    /** Changes the user who connected the firm, for instance to another account's. */
    public synchronized void updateWhoAmI(Consumer<ObjectNode> change) {
        ObjectNode user = whoAmI();
        change.accept(user);
        whoAmI = user;
    }

    /** Defines a checkbox for matters and returns its id. */
    public long addCheckboxField(String name) {
        return fields.addCheckbox(name);
    }

    /** Defines a picklist for matters and returns its id. */
    public long addPicklistField(String name, List<String> options) {
        return fields.addPicklist(name, options);
    }

    /** Gives a field another name, also on the matters that have a value for it. */
    public synchronized void renameField(long id, String name) {
        fields.rename(id, name);
        for (ObjectNode stored : List.copyOf(matters.values())) {
            ObjectNode matter = stored.deepCopy();
            for (JsonNode entry : matter.path("custom_field_values")) {
                if (entry.path("custom_field").path("id").asLong() == id && entry instanceof ObjectNode named) {
                    named.put("field_name", name);
                }
            }
            matters.put(matter.path("id").asLong(), matter);
        }
    }

    /** Whether a picklist value names its option's text (the default) or the option's id only. Nobody documents which Clio does. */
    public void picklistTextInValues(boolean present) {
        picklistTextInValues = present;
    }

    /** Whether the connected user may not see custom fields: Clio then refuses the definitions and strips the values to their ids. */
    public void customFieldsForbidden(boolean forbidden) {
        customFieldsForbidden = forbidden;
    }

    boolean customFieldsForbidden() {
        return customFieldsForbidden;
    }

    NavigableMap<Long, ObjectNode> matters() {
        return matters;
    }

    CustomFields fields() {
        return fields;
    }

    /** The picklist that {@link MatterBuilder#location} fills, by its id: it stays the same field when it is renamed. */
    synchronized long locationField() {
        locationField = locationField.or(() -> fields.named(LOCATION));
        locationField = locationField.or(() -> Optional.of(addPicklistField(LOCATION, List.of())));
        return locationField.get();
    }

    /** The checkbox that {@link MatterBuilder#dontSendReview} sets. */
    synchronized long checkboxField() {
        checkboxField = checkboxField.or(() -> fields.named(DONT_SEND_REVIEW));
        checkboxField = checkboxField.or(() -> Optional.of(addCheckboxField(DONT_SEND_REVIEW)));
        return checkboxField.get();
    }

    long nextId() {
        return lastId.incrementAndGet();
    }

    Instant now() {
        return clock.instant();
    }

    /** An instant as Clio writes it. */
    static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    /**
     * Tells of every matter that comes, changes or goes, in that order and before the change returns, so the watcher must be quick.
     * A custom field's new name is none of these, though matters show it.
     */
    void watch(Consumer<MatterChange> watcher) {
        watchers.add(watcher);
    }

    void unwatch(Consumer<MatterChange> watcher) {
        watchers.remove(watcher);
    }

    private void tell(MatterChange change) {
        watchers.forEach(watcher -> watcher.accept(change));
    }

    /** Stores a matter in Clio's shape under its id, with a new etag. */
    synchronized void put(ObjectNode matter) {
        long id = matter.path("id").asLong();
        lastId.accumulateAndGet(id, Math::max);
        matter.remove("etag");
        matter.put("etag", "\"" + Integer.toHexString(matter.hashCode()) + "\"");
        ObjectNode before = matters.put(id, matter);
        if (!matter.equals(before)) {
            tell(new MatterChange(Optional.ofNullable(before), Optional.of(matter)));
        }
    }

    /** A matter as the connected user sees it. */
    ObjectNode shown(ObjectNode stored) {
        if (picklistTextInValues && !customFieldsForbidden) {
            return stored;
        }
        ObjectNode matter = stored.deepCopy();
        for (JsonNode value : matter.path("custom_field_values")) {
            if (customFieldsForbidden && value instanceof ObjectNode entry) {
                entry.retain("id");
            } else if (value.path("picklist_option") instanceof ObjectNode option) {
                option.remove("option");
            }
        }
        return matter;
    }
}
