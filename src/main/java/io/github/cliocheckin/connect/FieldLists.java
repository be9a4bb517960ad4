package io.github.cliocheckin.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.clio.ClioQuery;
import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.CustomField;
import io.github.cliocheckin.clio.CustomFieldValue;
import io.github.cliocheckin.clio.Page;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The custom fields of firms as Clio last showed them: so that nobody need ask Clio to offer their names. */
public final class FieldLists {

    private final JdbcClient database;
    private final Connections connections;
    private final ClioApps apps;
    private final ObjectMapper json;
    private final Clock clock;

    public FieldLists(JdbcClient database, Connections connections, ClioApps apps, ObjectMapper json, Clock clock) {
        this.database = database;
        this.connections = connections;
        this.apps = apps;
        this.json = json;
        this.clock = clock;
    }

    /** Those of the account that a group is connected to now; empty if nobody has looked at them. */
    public Optional<FieldList> of(long groupId) {
        return database.sql(Sql.named("find-field-list"))
                .param("groupId", groupId)
                .query((row, number) -> new FieldList(
                        Times.instant(row, "looked_at"), read(row.getString("fields")), row.getBoolean("is_whole")))
                .optional();
    }

    /** The question for those of a group; null if there is no grant to ask with. */
    public ClioRequest question(long groupId) {
        return connections
                .regionOfGrant(groupId)
                .map(region -> new ClioRequest(
                        groupId,
                        ClioQuery.customFieldsOfMatters(apps.clio(region)).uri()))
                .orElse(null);
    }

    /** Keeps a page of them: as many as Clio gives at a time, which is all that nearly every firm has. */
    public void keep(long groupId, Page<CustomField> page) {
        List<FieldList.Field> kept = page.data().stream()
                .filter(field -> field.name() != null)
                .map(field -> new FieldList.Field(
                        field.name(),
                        field.fieldType(),
                        field.picklistOptions().stream()
                                .map(CustomFieldValue.PicklistOption::option)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
        database.sql(Sql.named("put-field-list"))
                .param("groupId", groupId)
                .param("fields", written(kept))
                .param("isWhole", page.next() == null)
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private String written(List<FieldList.Field> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of fields cannot be written as JSON", e);
        }
    }

    private List<FieldList.Field> read(String fields) {
        try {
            return Arrays.asList(json.readValue(fields, FieldList.Field[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of fields cannot be read as JSON", e);
        }
    }
}
