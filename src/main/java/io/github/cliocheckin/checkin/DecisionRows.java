package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Restriction;
import io.github.cliocheckin.matter.RuleTrace;
import io.github.cliocheckin.matter.Verdict;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A decision as the ledger keeps it: the parameters of the statements that write its row and the row's history. */
final class DecisionRows {

    /** What the column for a restriction's text holds. */
    static final int LONGEST_TEXT = 2000;

    /** Of what a rule read; there are not more of them than the column holds at this length. */
    private static final int LONGEST_READ = 250;

    private final ObjectMapper json;

    DecisionRows(ObjectMapper json) {
        this.json = json;
    }

    MapSqlParameterSource row(Sighting sighting, Decision decision, Instant now) {
        MapSqlParameterSource row = new MapSqlParameterSource()
                .addValue("groupId", sighting.groupId())
                .addValue("triggerId", sighting.trigger().id())
                .addValue("occurrence", sighting.occurrence())
                .addValue("runId", sighting.runId())
                .addValue("isRepeat", sighting.isRepeat())
                .addValue("by", shortened(sighting.by(), 200))
                .addValue("matterId", decision.subject().matterId())
                .addValue("reference", decision.subject().reference())
                .addValue("matterStatus", shortened(decision.subject().status(), 50))
                .addValue("matterNumber", shortened(decision.subject().number(), 500))
                .addValue("matterDate", decision.subject().date())
                .addValue("mappingId", decision.subject().mappingId())
                .addValue("businessNumber", decision.subject().businessNumber())
                .addValue("ruleTrace", trace(decision))
                .addValue("now", Times.column(now));
        if (decision instanceof CheckIn checkIn) {
            return row.addValue("state", CheckInState.PENDING.name())
                    .addValue("reasonCode", null)
                    .addValue("reasonText", null)
                    .addValue("emailKey", checkIn.person().email())
                    .addValue("phoneKey", checkIn.person().phone())
                    .addValue("request", written(checkIn.subject(), checkIn.request()))
                    .addValue("dueAt", Times.column(now.plus(checkIn.delay())))
                    .addValue("cause", "queued " + sighting.how());
        }
        Restriction restriction = (Restriction) decision;
        return row.addValue("state", CheckInState.RESTRICTED.name())
                .addValue("reasonCode", restriction.code())
                .addValue("reasonText", shortened(restriction.text(), LONGEST_TEXT))
                .addValue("emailKey", null)
                .addValue("phoneKey", null)
                .addValue("request", null)
                .addValue("dueAt", null)
                .addValue("cause", "restricted " + sighting.how() + ": " + restriction.code());
    }

    /** What the rules said, as it is stored; null if none was asked. */
    String trace(Decision decision) {
        List<Verdict> verdicts = decision.trace().verdicts().stream()
                .map(verdict ->
                        new Verdict(verdict.rule(), StoredText.fitting(verdict.read(), LONGEST_READ), verdict.code()))
                .toList();
        return verdicts.isEmpty() ? null : written(decision.subject(), verdicts);
    }

    /** What the rules said; none if nothing is stored. */
    static RuleTrace trace(ObjectMapper json, String stored) {
        try {
            return stored == null ? RuleTrace.NONE : json.readValue(stored, RuleTrace.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the rules said cannot be read");
        }
    }

    private String written(Decision.Subject subject, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is decided for " + subject + " cannot be written as JSON", e);
        }
    }

    /** Without control characters, and not longer than its column. */
    static String shortened(String text, int length) {
        String kept = text == null ? null : text.replaceAll("\\p{Cntrl}", " ");
        return kept == null || kept.length() <= length ? kept : kept.substring(0, length - 1) + "…";
    }
}
