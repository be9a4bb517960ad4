package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Mapping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a mapping has seen, as the run that reads on from there finds it. */
record Watermark(long mappingId, LocalDate floor, LocalDate dateThrough, Instant updatedThrough) {

    /** Those of the mappings that a run reads for, by the mapping's id. */
    static Map<Long, Watermark> ofRun(JdbcClient database, long runId) {
        Map<Long, Watermark> watermarks = new HashMap<>();
        database.sql(Sql.named("find-watermarks-of-run")).param("runId", runId).query(row -> {
            Watermark mark = new Watermark(
                    row.getLong("mapping_id"),
                    Times.date(row, "date_floor"),
                    Times.date(row, "date_through"),
                    Times.instant(row, "updated_through"));
            watermarks.put(mark.mappingId, mark);
        });
        return watermarks;
    }

    /** From where the mapping stood, or anew if it was switched off and on while its run was left unfinished. */
    Window window(Mapping mapping, Instant now) {
        LocalDate cutoff = PollPlan.cutoff(mapping, now);
        LocalDate anew = PollPlan.floor(mapping);
        return floor.isBefore(anew)
                ? new Window(anew, Window.later(dateThrough, anew.minusDays(1)), cutoff)
                : new Window(floor, dateThrough, cutoff);
    }
}
