package io.github.cliocheckin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * The whole service, to be added to any CamelContext before that starts, beside whatever routes it has:
 *
 * <pre>{@code
 * camel.addRoutes(new ClioCheckin());                        // any CamelContext
 * main.configure().addRoutesBuilder(new ClioCheckin());      // camel-main
 * @Bean RoutesBuilder clioCheckin() { return new ClioCheckin(); }   // Spring Boot
 * }</pre>
 *
 * <p>Its settings are the context's properties, each with its default where these have none. It starts and stops with the
 * context. {@code docs/embedding.md} says what it shares with the routes beside it.
 */
public final class ClioCheckin implements RoutesBuilder {

    private static final String ROUTES_OF_THE_JAR = "classpath:clio-checkin/routes/*.camel.yaml";

    private final String routes;

    /** The service with the routes as they were released. */
    public ClioCheckin() {
        this.routes = ROUTES_OF_THE_JAR;
    }

    /**
     * The service with an operator's routes.
     *
     * @param home the folder that holds {@code routes/}; without such a folder the routes are those that were released
     */
    public ClioCheckin(Path home) {
        Path folder = home.resolve("routes");
        this.routes = Files.isDirectory(folder) ? "file:" + folder + "/*.camel.yaml" : ROUTES_OF_THE_JAR;
    }

    /**
     * Opens the database, binds the beans that the routes name and adds the routes.
     *
     * @throws SettingException if a setting cannot be used
     * @throws IllegalStateException if the context is started, or has a bean of a name that is needed
     */
    @Override
    public void addRoutesToCamelContext(CamelContext camel) throws Exception {
        if (camel.isStarted()) {
            throw new IllegalStateException(
                    "The CamelContext is started already: add ClioCheckin before, for nobody may call its API before its door stands");
        }
        Defaults.addWhatIsMissing(camel.getPropertiesComponent());
        Listener listener = new Listener(camel, new Settings(camel.getPropertiesComponent()));
        new Wiring(listener).configure(camel);
        Collection<RoutesBuilder> builders = read(camel);
        listener.load(builders, () -> add(builders, camel));
    }

    private Collection<RoutesBuilder> read(CamelContext camel) throws Exception {
        Collection<Resource> files =
                PluginHelper.getPackageScanResourceResolver(camel).findResources(routes);
        return PluginHelper.getRoutesLoader(camel).findRoutesBuilders(files);
    }

    /** The configurations of all files first, for routes name them. */
    private static void add(Collection<RoutesBuilder> builders, CamelContext camel) throws Exception {
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                camel.addRoutesConfigurations(configurations);
            }
        }
        for (RoutesBuilder builder : builders) {
            camel.addRoutes(builder);
        }
    }

    @Override
    public void addTemplatedRoutesToCamelContext(CamelContext camel) {
        // there are none
    }

    /** Not this way: changed files in {@code routes/} are seen by the service itself. */
    @Override
    public Set<String> updateRoutesToCamelContext(CamelContext camel) {
        throw new UnsupportedOperationException("ClioCheckin is added to a CamelContext once, before that starts");
    }
}
