package io.github.cliocheckin.integration;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The groups as they are kept: read whole, in as many statements as there are tables, however many locations. */
public final class Groups {

    private final JdbcClient database;

    public Groups(JdbcClient database) {
        this.database = database;
    }

    /** A group with its triggers, properties and mappings; empty if there is none of this id. */
    public Optional<IntegrationGroup> find(long groupId) {
        return database.sql(Sql.named("find-group"))
                .param("groupId", groupId)
                .query((row, number) -> row(row))
                .optional()
                .map(this::whole);
    }

    private IntegrationGroup whole(IntegrationGroup group) {
        Map<Long, Map<String, String>> mappingProperties = new HashMap<>();
        database.sql(Sql.named("list-mappings-of-group-properties"))
                .param("groupId", group.id())
                .query(row -> {
                    mappingProperties
                            .computeIfAbsent(row.getLong("mapping_id"), id -> new HashMap<>())
                            .put(row.getString("property_key"), row.getString("property_value"));
                });
        Map<String, String> properties = new HashMap<>();
        database.sql(Sql.named("find-properties-of-group"))
                .param("groupId", group.id())
                .query(row -> {
                    properties.put(row.getString("property_key"), row.getString("property_value"));
                });
        List<Mapping> mappings = database.sql(Sql.named("find-mappings-of-group"))
                .param("groupId", group.id())
                .query((row, number) -> mapping(row, group.parent(), mappingProperties))
                .list();
        return new IntegrationGroup(
                group.id(),
                group.parent(),
                group.beta(),
                group.paused(),
                group.pausedReason(),
                triggers(group.id()),
                Map.copyOf(properties),
                mappings);
    }

    private Set<Trigger> triggers(long groupId) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        database.sql(Sql.named("find-triggers-of-group"))
                .param("groupId", groupId)
                .query(Integer.class)
                .list()
                .forEach(id -> Trigger.ofId(id).ifPresent(triggers::add));
        return triggers;
    }

    private static IntegrationGroup row(ResultSet row) throws SQLException {
        return new IntegrationGroup(
                row.getLong("id"),
                business(row),
                row.getBoolean("beta"),
                row.getBoolean("paused"),
                row.getString("paused_reason"),
                Set.of(),
                Map.of(),
                List.of());
    }

    private static Mapping mapping(ResultSet row, Business parent, Map<Long, Map<String, String>> properties)
            throws SQLException {
        long id = row.getLong("id");
        return new Mapping(
                id,
                row.getLong("group_id"),
                business(row).orElse(parent),
                row.getBoolean("active"),
                row.getString("paused_reason"),
                new Frequency(row.getInt("frequency_value"), Frequency.Unit.valueOf(row.getString("frequency_unit"))),
                Objects.requireNonNull(Times.instant(row, "next_run_at")),
                Objects.requireNonNull(Times.instant(row, "activated_at")),
                Map.copyOf(properties.getOrDefault(id, Map.of())));
    }

    private static Business business(ResultSet row) throws SQLException {
        return new Business(
                row.getLong("business_number"),
                row.getString("name"),
                row.getBoolean("has_api_key"),
                row.getString("time_zone"),
                row.getString("country_code"));
    }
}
