package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.RuleTrace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads everything about one check-in. */
public final class Stories {

    private final JdbcClient database;
    private final LedgerQueries ledger;
    private final ObjectMapper json;

    public Stories(JdbcClient database, LedgerQueries ledger, ObjectMapper json) {
        this.database = database;
        this.ledger = ledger;
        this.json = json;
    }

    public Optional<Story> find(long id) {
        return ledger.find(id)
                .flatMap(found -> database.sql(Sql.named("find-story-of-check-in"))
                        .param("id", id)
                        .query((row, number) -> story(found, row))
                        .optional());
    }

    private Story story(LedgerRow found, ResultSet row) throws SQLException {
        return new Story(
                found,
                trace(row.getString("rule_trace")),
                indented(row.getString("request")),
                Times.instant(row, "decided_at"),
                Times.instant(row, "attempted_at"),
                row.getInt("lookups"),
                row.getObject("run_id", Long.class),
                row.getString("matter_status"),
                row.getString("business_name"),
                answers(found.id()));
    }

    private List<Story.Answered> answers(long id) {
        return database.sql(Sql.named("find-answers-of-check-in"))
                .param("id", id)
                .query((row, number) -> new Story.Answered(
                        Times.instant(row, "answered_at"),
                        row.getInt("attempt"),
                        new KeptAnswer(row.getObject("status", Integer.class), row.getString("answer"))))
                .list();
    }

    private RuleTrace trace(String stored) {
        return stored == null ? null : DecisionRows.trace(json, stored);
    }

    private String indented(String stored) {
        try {
            return stored == null ? null : json.readTree(stored).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored check-in request cannot be read");
        }
    }
}
