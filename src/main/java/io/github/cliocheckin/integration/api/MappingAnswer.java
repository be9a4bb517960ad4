package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.integration.MappingRow;
import java.time.Instant;
import java.util.List;

/**
 * A mapping as calls answer it.
 *
 * @param pausedReason why nothing is sent for this location until a person mended it, or null
 * @param activatedAt when it was last switched on: nothing from before is asked for
 */
public record MappingAnswer(
        long mappingId,
        long integrationGroupId,
        long businessNumber,
        boolean active,
        String pausedReason,
        MappingRequests.Timing frequency,
        Instant nextRunTime,
        Instant activatedAt,
        List<Property> integrationProperties) {

    /** The runs that were planned; {@code runId} is the first of them. */
    public record Planned(long runId, List<Long> runIds) {}

    static MappingAnswer of(MappingRow mapping) {
        return new MappingAnswer(
                mapping.id(),
                mapping.groupId(),
                mapping.businessNumber(),
                mapping.active(),
                mapping.pausedReason(),
                MappingRequests.Timing.of(mapping.frequency()),
                mapping.nextRunAt(),
                mapping.activatedAt(),
                Property.of(mapping.properties()));
    }
}
