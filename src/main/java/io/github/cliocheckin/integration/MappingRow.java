package io.github.cliocheckin.integration;

import java.time.Instant;
import java.util.Map;

/**
 * A mapping as it is kept, without its business.
 *
 * @param properties by {@link PropertyKey}
 */
public record MappingRow(
        long id,
        long groupId,
        long businessNumber,
        boolean active,
        String pausedReason,
        Frequency frequency,
        Instant nextRunAt,
        Instant activatedAt,
        Map<String, String> properties) {}
