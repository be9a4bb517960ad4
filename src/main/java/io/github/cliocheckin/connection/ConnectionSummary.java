package io.github.cliocheckin.connection;

import java.time.Instant;

/** What may be shown of a group's connection: where its account lives and since when it is connected. */
public record ConnectionSummary(Region region, Instant connectedAt) {}
