package io.github.cliocheckin.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call that reads the audit trail. */
public final class AuditCalls {

    private final JdbcClient database;
    private final ObjectMapper json;

    public AuditCalls(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A page of entries, newest first; {@code from} and {@code to} are days in UTC. */
    public AuditEntry.Page list(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        AuditFilter filter = new AuditFilter(query);
        int limit = filter.limit();
        List<AuditEntry> entries = database.sql(filter.statement())
                .params(filter.values())
                .param("limit", limit + 1)
                .query((row, number) -> entry(row))
                .list();
        boolean more = entries.size() > limit;
        return new AuditEntry.Page(
                more ? entries.subList(0, limit) : entries,
                more ? entries.get(limit - 1).id() : null);
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Times.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("action"),
                row.getString("subject"),
                state(row.getString("before_state")),
                state(row.getString("after_state")));
    }

    private JsonNode state(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException notWrittenByUs) {
            throw new IllegalStateException("An audit entry is not JSON");
        }
    }
}
