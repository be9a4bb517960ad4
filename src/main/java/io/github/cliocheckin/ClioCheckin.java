package io.github.cliocheckin;

import io.github.cliocheckin.ops.reload.ReleasedRoutes;
import io.github.cliocheckin.ops.reload.RouteFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;

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

    private final Path folder;

    /** The service with the routes as they were released. */
    public ClioCheckin() {
        this.folder = null;
    }

    /**
     * The service with an operator's routes, which he may edit while it runs.
     *
     * @param home the folder that holds {@code routes/}; without such a folder the routes are those that were released
     */
    public ClioCheckin(Path home) {
        Path routes = home.resolve("routes");
        this.folder = Files.isDirectory(routes) ? routes : null;
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
        RouteWiring.load(wired(camel), folder == null ? new ReleasedRoutes(camel) : new RouteFolder(folder));
    }

    /** All but the routes. */
    static Base wired(CamelContext camel) throws Exception {
        Defaults.addWhatIsMissing(camel.getPropertiesComponent());
        return new Wiring(new Listener(camel, new Settings(camel.getPropertiesComponent()))).configure(camel);
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
