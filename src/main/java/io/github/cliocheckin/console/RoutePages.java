package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.ops.reload.RouteCalls;
import io.github.cliocheckin.ops.reload.RouteFile;
import io.github.cliocheckin.ops.reload.RouteFiles;
import io.github.cliocheckin.ops.reload.RouteFlow;
import io.github.cliocheckin.ops.reload.RouteFlow.Stop;
import io.github.cliocheckin.ops.reload.RouteLoad;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** What runs of the files of routes, since when, and how the routes call each other. Nothing here changes a file. */
public final class RoutePages {

    private final Console console;
    private final Supplier<RouteFiles> files;
    private final Supplier<RouteCalls> calls;

    /** @param files and {@code calls} are asked at each page, for routes are loaded after their pages are made */
    public RoutePages(Console console, Supplier<RouteFiles> files, Supplier<RouteCalls> calls) {
        this.console = console;
        this.files = files;
        this.calls = calls;
    }

    /** What the page {@code console/routes} shows. */
    public record RoutesModel(RouteFiles.Standing standing, List<Part> parts, List<RouteLoad> history) {

        /** What became of the file that was edited last. */
        public RouteLoad last() {
            return history.isEmpty() ? null : history.get(0);
        }

        /** Whether an id is that of a path, which has no place of its own on the page. */
        public boolean isPath(String id) {
            return parts.stream()
                    .flatMap(part -> part.stops().stream())
                    .anyMatch(stop -> stop.isPath() && stop.id().equals(id));
        }

        public static String word(RouteLoad.Result result) {
            return switch (result) {
                case TAKEN -> "Taken over";
                case REFUSED -> "Refused";
                case REMOVED -> "Removed";
            };
        }
    }

    /** A file that runs, and its routes as a drawing and as words. */
    public record Part(RouteFiles.Running running, FlowDrawing drawing, List<Stop> stops) {

        /** Its routes, without the paths that lead to them. */
        public List<Stop> routes() {
            return stops.stream().filter(stop -> !stop.isPath()).toList();
        }
    }

    /** What the page {@code console/route-file} shows. */
    public record FileModel(RouteFiles.Running running, List<String> lines) {}

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        RouteCalls.Overview overview = calls.get().show();
        RouteFlow flow = files.get().flow();
        List<Part> parts = overview.standing().files().stream()
                .map(running -> part(running, flow))
                .toList();
        return console.show(
                who,
                Section.ROUTES,
                "Routes",
                query,
                "routes",
                new RoutesModel(overview.standing(), parts, overview.history()));
    }

    /** A file's text as it runs: of the files that were loaded, and of no other path. */
    public BrowserAnswer show(
            @Header(Caller.HEADER) Identity who,
            @Header("file") String name,
            @Header(Exchange.HTTP_RAW_QUERY) String query) {
        RouteFile file = files.get().find(name).orElseThrow(() -> notLoaded(name));
        RouteFiles.Running running = files.get().standing().files().stream()
                .filter(one -> one.file().equals(name))
                .findFirst()
                .orElseThrow(() -> notLoaded(name));
        return console.show(
                who,
                Section.ROUTES,
                name,
                query,
                "route-file",
                new FileModel(running, file.text().lines().toList()));
    }

    private static Refusal notLoaded(String name) {
        return Refusal.notFound(
                "file", "No file of routes " + name + " runs: the page of the routes names those that do.");
    }

    private static Part part(RouteFiles.Running running, RouteFlow flow) {
        return new Part(
                running,
                FlowDrawing.of(running.file(), flow),
                flow.stops().stream()
                        .filter(stop -> stop.file().equals(running.file()))
                        .toList());
    }
}
