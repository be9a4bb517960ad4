package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.connection.ClioConnection;
import io.github.cliocheckin.integration.IntegrationGroup;
import java.time.Instant;
import java.util.List;

/** A group as calls answer it: the article's four fields, and what else an operator needs to know of it. */
public record GroupAnswer(
        long groupId,
        SourceAnswer integrationSourceType,
        List<TriggerReference> integrationGroupTriggers,
        List<Property> integrationGroupProperties,
        long parentBusinessNumber,
        boolean beta,
        boolean paused,
        String pausedReason,
        Connection connection) {

    /** The source of every group; the article's answer. */
    public record SourceAnswer(int id, String integrationSource, String sourceCategory, boolean oauthEnabled) {

        static final SourceAnswer CLIO = new SourceAnswer(IntegrationGroup.CLIO, "CLIO", "Legal", true);
    }

    /**
     * Where a group's Clio account lives and since when it is connected.
     *
     * @param lostAt since when a person must authorize again; null while all is well
     */
    public record Connection(String region, Instant connectedAt, Instant lostAt) {}

    /** The answer to putting a connection; the token is never shown again. */
    public record Connected(long groupId, String region, Instant connectedAt) {}

    static GroupAnswer of(IntegrationGroup group, ClioConnection connection) {
        return new GroupAnswer(
                group.id(),
                SourceAnswer.CLIO,
                TriggerReference.of(group.triggers()),
                Property.of(group.properties()),
                group.parent().businessNumber(),
                group.beta(),
                group.paused(),
                group.pausedReason(),
                connection == null
                        ? null
                        : new Connection(
                                connection.region().name(),
                                connection.connectedAt(),
                                connection.lost() == null
                                        ? null
                                        : connection.lost().at()));
    }
}
