package io.github.cliocheckin;

import io.github.cliocheckin.ops.WatchedFiles;
import io.github.cliocheckin.ops.reload.Reloading;
import io.github.cliocheckin.ops.reload.RouteCheck;
import io.github.cliocheckin.ops.reload.RouteSource;
import io.github.cliocheckin.ops.reload.WaitingDirect;
import io.github.cliocheckin.ops.watch.Degradation;
import io.github.cliocheckin.ops.watch.RouteReloads;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes themselves: where they come from, and what an operator makes of them while the service runs. */
final class RouteWiring {

    private RouteWiring() {}

    /** What looks at routes and loads them; routes name its beans too. */
    static Reloading bind(Base base, RouteSource source) {
        Settings settings = base.settings();
        Duration patience = settings.duration("routes.patience");
        base.camel().addComponent("direct", new WaitingDirect(patience));
        Reloading reloading = Reloading.of(
                base.camel(),
                source,
                new RouteCheck(base.camel(), components(settings), settings.flag("camel.server.enabled")),
                patience,
                base.database().client(),
                base.camel().getRegistry().lookupByNameAndType("routeReloads", RouteReloads.class),
                base.clock());
        base.bind("routeFiles", reloading.files());
        base.bind("routeCalls", reloading.calls());
        base.bind("routeHealth", new Degradation("routes", reloading.files()::trouble));
        return reloading;
    }

    /** Loads them, and sees to it that edits are taken over. */
    static void load(Base base, RouteSource source) throws Exception {
        Reloading reloading = bind(base, source);
        // Before the files are read, so that no edit falls in between
        Optional<WatchedFiles> watched = source.watched();
        reloading.files().load();
        if (base.settings().flag("routes.reload") && watched.isPresent()) {
            reloading.watch(base.camel(), watched.get());
        }
    }

    private static Set<String> components(Settings settings) {
        return Arrays.stream(settings.text("routes.components").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
