package io.github.cliocheckin.integration;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mappings as they are kept, and their changes. */
public final class Mappings {

    private final JdbcClient database;

    public Mappings(JdbcClient database) {
        this.database = database;
    }

    public Optional<MappingRow> find(long mappingId) {
        return read("find-mapping", Map.of("mappingId", mappingId)).stream().findFirst();
    }

    public List<MappingRow> ofGroup(long groupId) {
        return read("list-mappings-of-group", Map.of("groupId", groupId));
    }

    public List<MappingRow> all() {
        return read("list-mappings", Map.of());
    }

    /** The mapping of a business in a group. */
    public Optional<Long> findId(long groupId, long businessNumber) {
        return database.sql(Sql.named("find-mapping-id"))
                .param("groupId", groupId)
                .param("businessNumber", businessNumber)
                .query(Long.class)
                .optional();
    }

    /** The mapping of a group that has a location's name already, however it is written. */
    public Optional<Long> findByName(long groupId, String key, String comparedValue) {
        return database.sql(Sql.named("find-mapping-of-location"))
                .param("groupId", groupId)
                .param("key", key)
                .param("comparedValue", comparedValue)
                .query(Long.class)
                .optional();
    }

    /** Adds a mapping; its group and its business must be there. */
    public long add(
            long groupId, long businessNumber, boolean active, Frequency frequency, Instant nextRunAt, Instant now) {
        database.sql(Sql.named("add-mapping"))
                .param("groupId", groupId)
                .param("businessNumber", businessNumber)
                .param("active", active)
                .param("frequencyValue", frequency.value())
                .param("frequencyUnit", frequency.unit().name())
                .param("nextRunAt", Times.column(nextRunAt))
                .param("now", Times.column(now))
                .update();
        return findId(groupId, businessNumber).orElseThrow();
    }

    /**
     * Changes what is not null, and leaves to the poll what is the poll's. A mapping that was inactive and is switched on
     * is activated now.
     *
     * @param goesOn a mapping that goes on has no reason to be paused any more
     * @return whether there is such a mapping
     */
    public boolean change(
            long mappingId, Boolean active, Frequency frequency, Instant nextRunAt, boolean goesOn, Instant now) {
        return database.sql(Sql.named("change-mapping"))
                        .param("mappingId", mappingId)
                        .param("active", active)
                        .param("frequencyValue", frequency == null ? null : frequency.value())
                        .param(
                                "frequencyUnit",
                                frequency == null ? null : frequency.unit().name())
                        .param("nextRunAt", Times.column(nextRunAt))
                        .param("goesOn", goesOn)
                        .param("now", Times.column(now))
                        .update()
                == 1;
    }

    /** Sets a property, or removes it if the value is null. */
    public void setProperty(long mappingId, long groupId, String key, String value) {
        if (value == null) {
            database.sql(Sql.named("remove-property-of-mapping"))
                    .param("mappingId", mappingId)
                    .param("key", key)
                    .update();
            return;
        }
        database.sql(Sql.named("put-property-of-mapping"))
                .param("mappingId", mappingId)
                .param("groupId", groupId)
                .param("key", key)
                .param("value", value)
                .param("comparedValue", ComparedName.of(value))
                .update();
    }

    private List<MappingRow> read(String statement, Map<String, Long> parameters) {
        Map<Long, Map<String, String>> properties = new HashMap<>();
        database.sql(Sql.named(statement + "-properties")).params(parameters).query(row -> {
            properties
                    .computeIfAbsent(row.getLong("mapping_id"), id -> new HashMap<>())
                    .put(row.getString("property_key"), row.getString("property_value"));
        });
        return database.sql(Sql.named(statement))
                .params(parameters)
                .query((row, number) -> row(row, properties))
                .list();
    }

    private static MappingRow row(ResultSet row, Map<Long, Map<String, String>> properties) throws SQLException {
        long id = row.getLong("id");
        return new MappingRow(
                id,
                row.getLong("group_id"),
                row.getLong("business_number"),
                row.getBoolean("active"),
                row.getString("paused_reason"),
                new Frequency(row.getInt("frequency_value"), Frequency.Unit.valueOf(row.getString("frequency_unit"))),
                Times.instant(row, "next_run_at"),
                Times.instant(row, "activated_at"),
                Map.copyOf(properties.getOrDefault(id, Map.of())));
    }
}
