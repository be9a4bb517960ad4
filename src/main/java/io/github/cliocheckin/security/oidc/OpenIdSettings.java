package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.api.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How people sign in.
 *
 * @param issuer the provider's name for itself, below which its discovery document lies; HTTPS, except on this machine
 * @param redirectUri where the provider sends people back to, as it is registered there
 * @param scopes what to ask for beside {@code openid}; some providers tell groups only to who asks for {@code groups}
 * @param roleClaim the claim of the ID token with the person's groups or roles: its name, or the way to it with dots
 * @param roleValues what in that claim means which role
 * @param timeout for each request to the provider as a whole
 */
public record OpenIdSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI redirectUri,
        Set<String> scopes,
        String roleClaim,
        Map<Role, Set<String>> roleValues,
        Duration timeout) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public OpenIdSettings {
        demand(keepsSecrets(issuer), "The issuer must be an https address");
        demand(redirectUri.isAbsolute(), "The redirect URI must be a whole address");
        demand(!clientId.isBlank() && !clientSecret.isBlank(), "The client id and secret must not be empty");
        demand(!roleClaim.isBlank(), "The claim with the groups must have a name");
        demand(timeout.toMillis() > 0, "The timeout must be longer than nothing");
        demand(
                roleValues.values().stream().flatMap(Set::stream).noneMatch(String::isBlank),
                "A value that means a role must not be empty");
        scopes = Set.copyOf(scopes);
        roleValues = Map.copyOf(roleValues);
    }

    /** Whether what is sent to this address is read by nobody between; on this machine nobody is. */
    static boolean keepsSecrets(URI uri) {
        return uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    }

    private static void demand(boolean good, String sentence) {
        if (!good) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenIdSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
