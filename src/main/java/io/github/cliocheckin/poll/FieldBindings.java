package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.PropertyKey;
import io.github.cliocheckin.matter.BoundField;
import io.github.cliocheckin.matter.FirmFields;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of the firm's custom fields are ours, by the ids under which a page once showed them. */
final class FieldBindings {

    private final JdbcClient database;

    FieldBindings(JdbcClient database) {
        this.database = database;
    }

    FirmFields of(IntegrationGroup group) {
        Map<String, Long> bound = new HashMap<>();
        database.sql(Sql.named("find-field-bindings"))
                .param("groupId", group.id())
                .query(row -> {
                    bound.put(row.getString("property_key"), row.getLong("field_id"));
                });
        return new FirmFields(
                new BoundField(group.dontSendReviewField(), bound.get(PropertyKey.DONT_SEND_REVIEW_FIELD)),
                new BoundField(group.locationField(), bound.get(PropertyKey.LOCATION_FIELD)));
    }

    void keep(long groupId, FirmFields fields) {
        keep(groupId, PropertyKey.DONT_SEND_REVIEW_FIELD, fields.dontSendReview());
        keep(groupId, PropertyKey.LOCATION_FIELD, fields.location());
    }

    private void keep(long groupId, String propertyKey, BoundField field) {
        if (field.id() != null) {
            database.sql(Sql.named("bind-field"))
                    .param("groupId", groupId)
                    .param("propertyKey", propertyKey)
                    .param("fieldId", field.id())
                    .update();
        }
    }
}
