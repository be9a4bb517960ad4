package io.github.cliocheckin.integration;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of the groups as they are kept; {@link Groups} reads them. */
public final class GroupChanges {

    private final JdbcClient database;

    public GroupChanges(JdbcClient database) {
        this.database = database;
    }

    /** The group of a business with a source. */
    public Optional<Long> find(long parentBusinessNumber, int sourceId) {
        return database.sql(Sql.named("find-group-id"))
                .param("parentBusinessNumber", parentBusinessNumber)
                .param("sourceId", sourceId)
                .query(Long.class)
                .optional();
    }

    /**
     * Makes other changes of a group and its mappings wait until this transaction ends, so that no two of them decide by
     * what the other one is about to change.
     *
     * @return whether there is such a group
     */
    public boolean lock(long groupId) {
        return database.sql(Sql.named("lock-group")).param("groupId", groupId).update() == 1;
    }

    /** The groups that a business is the parent of or a location of, oldest first. */
    public List<Long> findOf(long businessNumber) {
        return database.sql(Sql.named("find-group-ids-of-business"))
                .param("businessNumber", businessNumber)
                .query(Long.class)
                .list();
    }

    /** Adds a group without triggers; its business must be there. */
    public long add(long parentBusinessNumber, int sourceId) {
        database.sql(Sql.named("add-group"))
                .param("parentBusinessNumber", parentBusinessNumber)
                .param("sourceId", sourceId)
                .update();
        return find(parentBusinessNumber, sourceId).orElseThrow();
    }

    public void addTriggers(long groupId, Collection<Trigger> triggers) {
        triggers.forEach(trigger -> database.sql(Sql.named("add-trigger-of-group"))
                .param("groupId", groupId)
                .param("triggerId", trigger.id())
                .update());
        tendAtOnce(groupId);
    }

    /** What the group keeps at Clio may have to be another thing now. */
    private void tendAtOnce(long groupId) {
        database.sql(Sql.named("tend-group-at-once"))
                .param("groupId", groupId)
                .param("tendAt", Times.column(Instant.EPOCH))
                .update();
    }

    /** Notes that those triggers of a group that are new begin now: what happened before is not theirs to ask for. */
    public void dateNewTriggers(long groupId) {
        database.sql(Sql.named("date-new-triggers-of-group"))
                .param("groupId", groupId)
                .update();
    }

    /** Removes all triggers but these, of which there is at least one. */
    public void keepTriggers(long groupId, Collection<Trigger> kept) {
        database.sql(Sql.named("remove-other-triggers-of-group"))
                .param("groupId", groupId)
                .param("kept", kept.stream().map(Trigger::id).toList())
                .update();
        tendAtOnce(groupId);
    }

    /**
     * Sets properties; one whose value is null is removed. A field that is looked for under another name from now on is
     * looked for anew: what was bound to the old name is forgotten.
     *
     * @param before the group's properties as they are
     */
    public void setProperties(long groupId, Map<String, String> before, Map<String, String> changes) {
        changes.forEach((key, value) -> {
            if (value == null ? !before.containsKey(key) : value.equals(before.get(key))) {
                return;
            }
            database.sql(Sql.named(value == null ? "remove-property-of-group" : "put-property-of-group"))
                    .params(
                            value == null
                                    ? Map.of("groupId", groupId, "key", key)
                                    : Map.of("groupId", groupId, "key", key, "value", value))
                    .update();
            database.sql(Sql.named("remove-field-binding"))
                    .param("groupId", groupId)
                    .param("key", key)
                    .update();
            tendAtOnce(groupId);
        });
    }

    /**
     * Changes what is not null. A group that goes on has no reason to be paused any more.
     *
     * @return whether there is such a group
     */
    public boolean change(long groupId, Boolean beta, Boolean paused) {
        return database.sql(Sql.named("change-group"))
                        .param("groupId", groupId)
                        .param("beta", beta)
                        .param("paused", paused)
                        .update()
                == 1;
    }
}
