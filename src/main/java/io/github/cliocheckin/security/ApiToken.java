package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import java.time.Instant;

/** A token as it is kept, but for its hash: nobody needs that once it was found by it. */
public record ApiToken(
        long id, String name, Role role, Instant createdAt, String createdBy, Instant expiresAt, Instant lastUsedAt) {}
