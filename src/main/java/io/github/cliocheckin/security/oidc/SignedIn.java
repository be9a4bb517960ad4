package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.api.Role;

/**
 * A person whom the provider vouches for.
 *
 * @param subject the provider's own name for them: it never changes and is nobody else's, unlike an address
 * @param displayName what to call them on a page
 */
public record SignedIn(String subject, String displayName, Role role) {}
