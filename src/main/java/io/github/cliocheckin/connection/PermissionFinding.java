package io.github.cliocheckin.connection;

import java.time.Instant;

/**
 * Whether a group's token can read something.
 *
 * @param granted null where Clio gave no answer that tells
 * @param said Clio's own words of refusal, or null
 */
public record PermissionFinding(Permission permission, Boolean granted, String said, Instant checkedAt) {}
