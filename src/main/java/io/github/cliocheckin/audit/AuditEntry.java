package io.github.cliocheckin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * One change as calls answer it.
 *
 * @param before the subject as the API answered it then; null if there was none
 * @param after the subject as the change left it; null if there is none any more
 */
public record AuditEntry(
        long id, Instant at, String by, String action, String subject, JsonNode before, JsonNode after) {

    /** Some entries, newest first; {@code next} continues behind them, null if there are no more. */
    public record Page(List<AuditEntry> data, Long next) {}
}
