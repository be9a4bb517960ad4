package io.github.cliocheckin.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The call that reads the audit trail. */
public final class AuditCalls {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final Set<String> KNOWN = Set.of("subject", "by", "from", "to", "after", "limit");

    /** The last moment of a day, as exactly as both databases keep it. */
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_999_000);

    private final JdbcClient database;
    private final ObjectMapper json;

    public AuditCalls(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A page of entries, newest first; {@code from} and {@code to} are days in UTC. */
    public AuditEntry.Page list(@Header(Exchange.HTTP_RAW_QUERY) String query) {
        QueryParameters asked = QueryParameters.of(query, KNOWN);
        StringBuilder statement = new StringBuilder(Sql.named("list-audit"));
        Map<String, Object> values = new LinkedHashMap<>();
        text(asked, "subject").ifPresent(subject -> {
            statement.append(Sql.named("list-audit-of-subject"));
            values.put("subject", subject);
        });
        text(asked, "by").ifPresent(who -> {
            statement.append(Sql.named("list-audit-by"));
            values.put("who", who);
        });
        asked.date("from").ifPresent(day -> {
            statement.append(Sql.named("list-audit-from"));
            values.put("since", day.atStartOfDay().atOffset(ZoneOffset.UTC));
        });
        asked.date("to").ifPresent((LocalDate day) -> {
            statement.append(Sql.named("list-audit-to"));
            values.put("until", day.atTime(LAST).atOffset(ZoneOffset.UTC));
        });
        int limit = asked.limit(PAGE, LARGEST_PAGE);
        List<AuditEntry> entries = database.sql(
                        statement.append(Sql.named("list-audit-newest-first")).toString())
                .params(values)
                .param("after", asked.wholeNumber("after").orElse(Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query((row, number) -> entry(row))
                .list();
        boolean more = entries.size() > limit;
        return new AuditEntry.Page(
                more ? entries.subList(0, limit) : entries,
                more ? entries.get(limit - 1).id() : null);
    }

    private static Optional<String> text(QueryParameters asked, String name) {
        Optional<String> text = asked.text(name);
        // What no column can hold is nobody's name; PostgreSQL would refuse the question
        if (text.isPresent() && !text.get().matches("[^\\p{Cc}\\p{Cs}]{1,200}")) {
            throw Refusal.malformed(name, name + " holds a control character or is longer than 200 characters.");
        }
        return text;
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
