package io.github.cliocheckin.security.oidc;

import java.net.URI;

/**
 * The first half of a sign-in.
 *
 * @param authorization where the person's browser goes now
 */
public record Beginning(URI authorization, Remembered remembered) {}
