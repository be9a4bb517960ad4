package io.github.cliocheckin;

import io.github.cliocheckin.ops.reload.Reloading;
import io.github.cliocheckin.ops.reload.RouteFault;
import io.github.cliocheckin.ops.reload.RouteFolder;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.main.Main;

/**
 * {@code bin/clio-checkin check routes/}: says what is wrong with a folder of routes, without a database, a listener or a running
 * service, so that whoever keeps routes in a repository can have them checked there. It knows the settings of {@code config/}.
 */
final class CheckCommand {

    static final String NAME = "check";

    private final Path home;
    private final PrintStream out;

    CheckCommand(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Checks a folder.
     *
     * @return the exit code: 0 if the folder would be taken over, 1 if something is wrong with it, 2 if there is no such folder
     */
    int run(List<String> arguments) throws Exception {
        Path folder = arguments.isEmpty() ? home.resolve("routes") : Path.of(arguments.get(0));
        if (arguments.size() > 1 || !Files.isDirectory(folder)) {
            out.println("Usage: clio-checkin check [FOLDER]. There is no folder " + folder);
            return 2;
        }
        List<RouteFault> faults = faults(folder);
        faults.forEach(out::println);
        out.println(faults.isEmpty() ? "The routes in " + folder + " are right" : faults.size() + " fault(s)");
        return faults.isEmpty() ? 0 : 1;
    }

    /** Wires the service, and looks at the folder as it would. */
    private List<RouteFault> faults(Path folder) throws Exception {
        RouteFolder routes = new RouteFolder(folder);
        Path keyset = Files.createTempDirectory("clio-checkin").resolve("keyset.json");
        AtomicReference<Reloading> reloading = new AtomicReference<>();
        Main main = App.settings(home);
        main.configure().addLambdaRouteBuilder(wiring -> {
            // Before the environment too, which may name the database that the service works with
            wiring.getContext().getPropertiesComponent().setLocalProperties(nothingOfTheService(keyset));
            reloading.set(RouteWiring.bind(ClioCheckin.wired(wiring.getContext()), routes));
        });
        try {
            main.init();
            return reloading.get().check().faults(routes);
        } finally {
            main.stop();
            Files.deleteIfExists(keyset);
            Files.deleteIfExists(keyset.getParent());
        }
    }

    /** Settings of what is neither to be found nor made: a database, a keyset, listeners. */
    private static Properties nothingOfTheService(Path keyset) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "database.url", "jdbc:hsqldb:mem:check",
                "database.username", "sa",
                "database.password", "",
                "database.restored-from", "",
                "secrets.keyset-file", keyset.toString(),
                "secrets.keyset-secret", "",
                "camel.server.port", "0",
                "camel.management.port", "0"));
        return settings;
    }
}
