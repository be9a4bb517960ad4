package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.integration.ComparedName;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.matter.BoundField;
import io.github.cliocheckin.matter.FirmFields;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of the firm's custom fields are ours, by the ids under which a page once showed them. */
public final class FieldBindings {

    private final JdbcClient database;

    public FieldBindings(JdbcClient database) {
        this.database = database;
    }

    public FirmFields of(IntegrationGroup group) {
        Map<String, BoundField> bound = new HashMap<>();
        database.sql(Sql.named("find-field-bindings"))
                .param("groupId", group.id())
                .query(row -> {
                    bound.put(
                            row.getString("property_key"),
                            new BoundField(row.getString("field_name"), row.getLong("field_id")));
                });
        return new FirmFields(
                bound(bound.get(PropertyKey.DONT_SEND_REVIEW_FIELD), group.dontSendReviewField()),
                bound(bound.get(PropertyKey.LOCATION_FIELD), group.locationField()));
    }

    /** A poll that was under way when the group's property changed may have kept a binding of the name before. */
    private static BoundField bound(BoundField kept, String name) {
        return kept != null && ComparedName.of(kept.name()).equals(ComparedName.of(name))
                ? kept
                : new BoundField(name, null);
    }

    public void keep(long groupId, FirmFields fields) {
        keep(groupId, PropertyKey.DONT_SEND_REVIEW_FIELD, fields.dontSendReview());
        keep(groupId, PropertyKey.LOCATION_FIELD, fields.location());
    }

    private void keep(long groupId, String propertyKey, BoundField field) {
        if (field.id() != null) {
            database.sql(Sql.named("bind-field"))
                    .param("groupId", groupId)
                    .param("propertyKey", propertyKey)
                    .param("fieldId", field.id())
                    .param("fieldName", field.name())
                    .update();
            database.sql(Sql.named("give-field-binding-its-account"))
                    .param("groupId", groupId)
                    .param("propertyKey", propertyKey)
                    .update();
        }
    }
}
