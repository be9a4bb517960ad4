package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.FileWatch;
import io.github.cliocheckin.ops.WatchedFiles;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts together what loads and replaces routes.
 *
 * @param check what looks at files before they are taken over
 * @param files what the folder holds and what runs of it
 * @param calls of the HTTP API
 * @param health what is said of it
 */
public record Reloading(RouteCheck check, RouteFiles files, RouteCalls calls, RoutesHealth health) {

    /**
     * Of a context that is wired and not started.
     *
     * @param patience how long a route may take until the last message has left it
     */
    public static Reloading of(
            CamelContext camel,
            RouteSource source,
            RouteCheck check,
            Duration patience,
            JdbcClient database,
            Clock clock) {
        RouteHistory history = new RouteHistory(database);
        RouteSwap swap = new RouteSwap(camel, patience);
        RouteFiles files = new RouteFiles(camel, source, check, swap, history, clock);
        return new Reloading(check, files, new RouteCalls(files, history), new RoutesHealth(files));
    }

    /** Looks for edits from the start of the context to its stop. */
    public void watch(CamelContext camel, WatchedFiles watched) throws Exception {
        camel.addService(new FileWatch(camel, "routes", watched, changed -> files.reload()));
    }
}
