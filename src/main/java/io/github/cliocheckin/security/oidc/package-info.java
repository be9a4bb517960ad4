/**
 * People who sign in at a provider of their own by OpenID Connect: what is sent there, what comes back, and who may do what here.
 * Knows neither routes nor storage; whoever serves the two addresses of a sign-in keeps {@link Remembered} between them.
 */
package io.github.cliocheckin.security.oidc;
