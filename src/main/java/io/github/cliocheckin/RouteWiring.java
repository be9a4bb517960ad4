package io.github.cliocheckin;

import io.github.cliocheckin.ops.reload.Reloading;
import io.github.cliocheckin.ops.reload.RouteFolder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes themselves: what is in the operator's folder, and what he makes of it while the service runs. */
final class RouteWiring {

    private RouteWiring() {}

    /** Comes last, for the routes name the beans of all others. */
    static void bind(Base base, RouteFolder folder) throws Exception {
        Settings settings = base.settings();
        Reloading reloading = Reloading.of(
                base.camel(),
                folder,
                components(settings),
                settings.duration("routes.patience"),
                base.database().client(),
                base.clock());
        base.bind("routeFiles", reloading.files());
        base.bind("routeCalls", reloading.calls());
        base.bind("routesHealth", reloading.health());
        if (settings.flag("routes.reload")) {
            reloading.watch(base.camel(), folder);
        }
        reloading.files().load();
    }

    static Set<String> components(Settings settings) {
        return Arrays.stream(settings.text("routes.components").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
