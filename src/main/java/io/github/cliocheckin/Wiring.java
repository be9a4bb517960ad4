package io.github.cliocheckin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.api.Json;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.network.Destinations;
import io.github.cliocheckin.ops.Faults;
import io.github.cliocheckin.ops.MillisFunction;
import io.github.cliocheckin.ops.StartupReport;
import io.github.cliocheckin.ops.reload.RouteFolder;
import io.github.cliocheckin.secret.KeysetStore;
import io.github.cliocheckin.secret.Vault;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.spi.Registry;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Makes the beans that the routes name, and nothing else: what each does stands in its own class. */
public final class Wiring implements CamelConfiguration {

    private static final String OUR_LOGGER = "io.github.cliocheckin";
    private static final int AUTHORIZATIONS_AT_A_TIME = 4;
    private static final int QUEUE_LOOK_UP_MILLIS = 100;
    private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    private final RouteFolder routes;

    /** @param routes the folder of the files of routes */
    Wiring(Path routes) {
        this.routes = new RouteFolder(routes);
    }

    @Override
    public void configure(CamelContext camel) throws Exception {
        Settings settings = new Settings(camel.getPropertiesComponent());
        Registry registry = camel.getRegistry();
        Configurator.setLevel(OUR_LOGGER, Level.valueOf(settings.oneOf("logging.level", LEVELS)));
        camel.getPropertiesComponent().addPropertiesFunction(new MillisFunction(settings::duration));
        for (String server : new String[] {"camel.server", "camel.management"}) {
            if (settings.flag(server + ".enabled")) {
                settings.freePort(server + ".port", server + ".host");
            }
        }

        KeysetStore keyset = SecretWiring.keyset(settings);
        Database database = Database.open(
                settings.text("database.url"),
                settings.text("database.username"),
                settings.text("database.password"),
                settings.wholeNumber("database.pool-size", 2));
        registry.bind("database", database);
        registry.bind("dataSource", database.dataSource());
        registry.bind("faults", new Faults());
        Clock clock = bound(registry, "clock", Clock.class, Clock.systemUTC());
        RandomGenerator random = bound(registry, "random", RandomGenerator.class, new SecureRandom());
        Vault vault = SecretWiring.bind(camel, database, keyset);
        ObjectMapper json = Json.mapper();
        Base base = new Base(
                camel,
                settings,
                database,
                clock,
                random,
                json,
                vault,
                ConnectWiring.apps(settings),
                new Connections(database.client(), vault, clock),
                new AuditTrail(database.client(), json, clock));

        setUpHttp(camel, settings);
        setUpQueues(camel);
        setUpDestinations(registry, settings, base.clio());
        PollWiring.bind(base);
        DeliveryWiring.bind(base);
        BusWiring.bind(base);
        ConnectWiring.bind(base);
        NoticeWiring.bind(base);
        HookWiring.bind(base);
        ApiWiring.bind(base);
        AccessWiring.bind(base);
        camel.addStartupListener(new StartupReport(database.client()));
        OnCamelContextStopped closeDatabase = context -> database.close();
        registry.bind("closeDatabase", closeDatabase);
        RouteWiring.bind(base, routes);
    }

    /** The ledger retries, and nothing below it; a redirect would hand a token to whoever it leads to. */
    private static void setUpHttp(CamelContext camel, Settings settings) {
        int connections = settings.wholeNumber("checkin.concurrency", 1)
                // As many polls as groups whose told matters are read
                + 2 * settings.wholeNumber("poll.concurrency", 1)
                + settings.wholeNumber("clio.hooks.concurrency", 1)
                + AUTHORIZATIONS_AT_A_TIME;
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
            http.setAutomaticRetriesDisabled(true);
            http.setRedirectHandlingDisabled(true);
            http.setCookieManagementDisabled(true);
            http.setAuthCachingDisabled(true);
            // Nothing waits for a connection: a request that waited might leave after its lease
            http.setConnectionsPerRoute(connections);
            http.setMaxTotalConnections(2 * connections);
        }
    }

    /** A stop waits for one queue after the other until its threads have looked up, by default once a second. */
    private static void setUpQueues(CamelContext camel) {
        camel.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(QUEUE_LOOK_UP_MILLIS);
    }

    /** The parameters {@code httpClientConfigurer} of the endpoints that speak to Clio and to the receiver. */
    private static void setUpDestinations(Registry registry, Settings settings, ClioApps apps) {
        DnsResolver names = bound(registry, "dnsResolver", DnsResolver.class, SystemDefaultDnsResolver.INSTANCE);
        boolean privateToo = settings.flag("network.allow-private-addresses");
        Collection<URI> clio = apps.clioOfAllRegions();
        Set<URI> receiver = Set.of(settings.publicAddress("checkin.url"));
        registry.bind("onlyClio", new Destinations(clio, "clio.(us|eu|ca|au).url", privateToo, names));
        registry.bind("onlyReceiver", new Destinations(receiver, "checkin.url", privateToo, names));
    }

    private static <T> T bound(Registry registry, String name, Class<T> type, T otherwise) {
        T given = registry.lookupByNameAndType(name, type);
        T bean = given == null ? otherwise : given;
        registry.bind(name, bean);
        return bean;
    }
}
