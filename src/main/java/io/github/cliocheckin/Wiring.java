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
import io.github.cliocheckin.ops.settings.EffectiveSettings;
import io.github.cliocheckin.ops.settings.LiveSettings;
import io.github.cliocheckin.ops.settings.SettingsWatch;
import io.github.cliocheckin.ops.watch.LedgerMeters;
import io.github.cliocheckin.secret.KeysetStore;
import io.github.cliocheckin.secret.Vault;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.OnCamelContextStopped;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/** Makes the beans that the routes name, and nothing else: what each does stands in its own class. */
final class Wiring {

    private static final String OUR_LOGGER = "io.github.cliocheckin";
    private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    private final Listener listener;

    Wiring(Listener listener) {
        this.listener = listener;
    }

    Base configure(CamelContext camel) throws Exception {
        Settings settings = new Settings(camel.getPropertiesComponent());
        Registry registry = camel.getRegistry();
        WatchWiring.logFormat(settings).use();
        LiveSettings<Settings> live = new LiveSettings<>(camel.getPropertiesComponent(), Settings::new);
        live.use("logging.level", (read, name) -> read.oneOf(name, LEVELS), Wiring::logAt);
        camel.getPropertiesComponent().addPropertiesFunction(new MillisFunction(settings::duration));
        listener.provide();

        // HSQLDB would set up java.util.logging anew for the whole process
        System.setProperty("hsqldb.reconfig_logging", "false");
        KeysetStore keyset = SecretWiring.keyset(settings);
        Database database = Database.open(
                settings.text("database.url"),
                settings.text("database.username"),
                settings.text("database.password"),
                settings.wholeNumber("database.pool-size", 2));
        camel.addLifecycleStrategy(LifecycleStrategySupport.adapt((OnCamelContextStopped) context -> database.close()));
        // Not found by its type, or an application that has us in it would get it where it wants its own
        registry.bind("ledger", Object.class, database::dataSource);
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
                new AuditTrail(database.client(), json, clock),
                new LedgerMeters(WatchWiring.meters(registry)));

        base.bind("database", database);
        base.bind("faults", new Faults());
        setUpDestinations(registry, settings, base.clio());
        PollWiring.bind(base);
        DeliveryWiring.bind(base);
        BusWiring.bind(base);
        ConnectWiring.bind(base);
        NoticeWiring.bind(base);
        HookWiring.bind(base);
        ApiWiring.bind(base);
        AccessWiring.bind(base, listener);
        WatchWiring.bind(base);
        base.bind("effectiveSettings", new EffectiveSettings(camel, live, Defaults.text()));
        ConsoleWiring.bind(base);
        PaceWiring.bind(base, live);
        SettingsWatch.begin(camel, live);
        camel.addStartupListener(new StartupReport(database.client()));
        return base;
    }

    private static void logAt(String level) {
        if (LogManager.getContext(false) instanceof LoggerContext) {
            // An application that has us in it may log by something else
            Configurator.setLevel(OUR_LOGGER, Level.valueOf(level));
        }
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
