package io.github.cliocheckin.connection;

import java.net.URI;

/** Our app in Clio's regions as tests register it: in the United States and in Europe. */
public final class TestApps {

    public static final URI CLIO = URI.create("https://app.clio.com");

    private TestApps() {}

    public static ClioApps registered() {
        return new ClioApps(region -> {
            boolean known = region == Region.US || region == Region.EU;
            String host = region == Region.US ? "app.clio.com" : region.path() + ".app.clio.com";
            return new ClioApp(
                    region,
                    URI.create("https://" + host),
                    known ? "key-" + region.path() : "",
                    known ? "app-secret-" + region.path() : "",
                    URI.create("https://reviews.test/oauth/callback/" + region.path()));
        });
    }
}
