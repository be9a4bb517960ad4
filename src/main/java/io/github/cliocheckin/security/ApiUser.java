package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Role;
import java.time.Instant;

/**
 * A person who may sign in.
 *
 * @param subject who they are at the provider that signs them in; null for those with a password
 * @param passwordHash null for those whom a provider signs in
 */
public record ApiUser(
        long id,
        String name,
        String subject,
        String passwordHash,
        Role role,
        boolean active,
        Instant createdAt,
        String createdBy) {

    public ApiUser with(String newPasswordHash, Role newRole, boolean nowActive) {
        return new ApiUser(id, name, subject, newPasswordHash, newRole, nowActive, createdAt, createdBy);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "user " + name + " (" + role + (active ? ")" : ", inactive)");
    }
}
