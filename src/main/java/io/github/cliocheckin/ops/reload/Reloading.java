package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.FileWatch;
import io.github.cliocheckin.ops.WatchedFiles;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts together what loads and replaces routes.
 *
 * @param files what the folder holds and what runs of it
 * @param calls of the HTTP API
 * @param health what is said of it
 */
public record Reloading(RouteFiles files, RouteCalls calls, RoutesHealth health) {

    /**
     * Of a context that has not used a {@code direct:} endpoint yet.
     *
     * @param components the schemes of the components that routes may use
     * @param patience how long a route may take until the last message has left it
     */
    public static Reloading of(
            CamelContext camel,
            RouteFolder folder,
            Set<String> components,
            Duration patience,
            JdbcClient database,
            Clock clock) {
        WaitingDirect direct = new WaitingDirect();
        camel.addComponent("direct", direct);
        RouteHistory history = new RouteHistory(database);
        RouteFiles files = new RouteFiles(
                camel,
                folder,
                new RouteCheck(camel, components),
                new RouteSwap(camel, direct, patience),
                history,
                clock);
        return new Reloading(files, new RouteCalls(files, history), new RoutesHealth(files));
    }

    /** Looks for edits from the start of the context to its stop. */
    public void watch(CamelContext camel, RouteFolder folder) throws Exception {
        camel.addService(new FileWatch(
                camel, "routes", WatchedFiles.in(folder.path(), folder::means), changed -> files.reload()));
    }
}
