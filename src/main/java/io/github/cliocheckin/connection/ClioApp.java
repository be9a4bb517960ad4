package io.github.cliocheckin.connection;

import java.net.URI;

/**
 * Our app as it is registered in one region of Clio's; each region has its own key and secret.
 *
 * @param clio the root of the region's host, below which API and OAuth are
 * @param clientId empty where the app is not registered
 * @param redirectUri where Clio sends people back to
 */
public record ClioApp(Region region, URI clio, String clientId, String clientSecret, URI redirectUri) {

    /** The setting that is missing before a firm of this region can be authorized, or null. */
    String missingSetting() {
        String missing = clientId.isEmpty() ? "client-id" : clientSecret.isEmpty() ? "client-secret" : null;
        return missing == null ? null : "clio." + region.path() + "." + missing;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "app " + clientId + " in " + region;
    }
}
