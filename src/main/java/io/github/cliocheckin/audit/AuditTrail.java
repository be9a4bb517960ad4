package io.github.cliocheckin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who changed what, when, from what and to what. An entry is written in the transaction that is open on this thread, so that
 * a change and its entry are kept together or not at all.
 */
public final class AuditTrail {

    /** Who changes what no person did: the service itself. */
    public static final String SERVICE = "clio-checkin";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    /** @param json writes what the HTTP API answers */
    public AuditTrail(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes an entry.
     *
     * @param who the caller's name, such as {@code user anna}
     * @param action the id of the route that was called, such as {@code change-mapping}
     * @param subject what was changed, such as {@code mapping 5}
     * @param before the subject as the API answered it; null if there was none
     * @param after the subject as the API answers it now; null if there is none any more
     * @throws IllegalArgumentException if a secret would be written
     */
    public void record(String who, String action, String subject, Object before, Object after) {
        JsonNode was = json.valueToTree(before);
        JsonNode is = json.valueToTree(after);
        Secrets.refuse(was);
        Secrets.refuse(is);
        database.sql(Sql.named("add-audit-entry"))
                .param("now", Times.column(clock.instant()))
                .param("who", who)
                .param("action", action)
                .param("subject", subject)
                .param("beforeState", text(was))
                .param("afterState", text(is))
                .update();
    }

    private static String text(JsonNode state) {
        return state.isNull() ? null : state.toString();
    }
}
