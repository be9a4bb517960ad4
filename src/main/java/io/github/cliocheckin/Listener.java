package io.github.cliocheckin;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** What {@code camel.server.*} says of the listener for the API, webhooks and pages. */
final class Listener {

    private static final String SERVER = "camel.server";
    private static final String ENABLED = "camel.server.enabled";

    private final CamelContext camel;
    private final Settings settings;

    Listener(CamelContext camel, Settings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    boolean isWanted() {
        return settings.flag(ENABLED);
    }

    /** Sees to it that there is one: camel-main's, where it runs one, else ours, which is the same. */
    void provide() throws Exception {
        if (isWanted()) {
            settings.freePort(SERVER + ".port", SERVER + ".host");
            if (camel.hasService(MainHttpServer.class) == null) {
                camel.addService(
                        new DefaultMainHttpServerFactory().newHttpServer(camel, asCamelMainWouldReadThem()),
                        true,
                        true);
            }
        }
        if (camel.hasService(ManagementHttpServer.class) != null) {
            settings.freePort("camel.management.port", "camel.management.host");
        }
    }

    private HttpServerConfigurationProperties asCamelMainWouldReadThem() {
        HttpServerConfigurationProperties server = new HttpServerConfigurationProperties(null);
        server.setHost(settings.text("camel.server.host"));
        server.setPort(settings.wholeNumber("camel.server.port", 0));
        server.setMaxBodySize((long) settings.wholeNumber("camel.server.max-body-size", 1));
        return server;
    }
}
