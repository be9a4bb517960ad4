package io.github.cliocheckin;

import io.github.cliocheckin.ops.watch.LogFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service: settings from {@code config/}, routes from {@code routes/}, everything else from {@link ClioCheckin}. */
public final class App {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private App() {}

    /** Runs until the process is told to stop. Exit code 1: the start failed; 2: a setting is wrong and the line says which. */
    public static void main(String[] arguments) throws Exception {
        LogFormat.ofTheProcess().ifPresent(LogFormat::use);
        if (arguments.length > 0 && arguments[0].equals(CheckCommand.NAME)) {
            System.exit(
                    new CheckCommand(home(), System.out).run(List.of(arguments).subList(1, arguments.length)));
        }
        if (arguments.length > 0) {
            LOG.error(
                    "There is no command {}: there is {} [FOLDER], and none starts the service",
                    arguments[0],
                    CheckCommand.NAME);
            System.exit(2);
        }
        StopDeadline.set();
        Main main = service(home());
        try {
            main.run();
        } catch (Exception e) {
            SettingException wrongSetting = causeOf(e, SettingException.class);
            if (wrongSetting == null) {
                LOG.error("clio-checkin cannot start: {}", rootOf(e).toString());
                System.exit(1);
            }
            LOG.error(wrongSetting.getMessage());
            System.exit(2);
        }
        System.exit(main.getExitCode());
    }

    /**
     * The whole service, ready to be started.
     *
     * @param home the folder that holds {@code routes/} and {@code config/}
     */
    public static Main service(Path home) {
        Main main = settings(home);
        main.configure().addRoutesBuilder(new ClioCheckin(home));
        return main;
    }

    /** An application with the settings of a home, and nothing in it yet. */
    static Main settings(Path home) {
        Main main = new Main();
        main.setPropertyPlaceholderLocations(propertyLocations(home));
        camelSettingsOfTheEnvironment().forEach(main::addOverrideProperty);
        keepHttpSimple(main);
        main.addInitialProperty(
                "camel.component.kamelet.location", "file:" + home.resolve("routes/kamelets") + ",classpath:kamelets");
        main.configure()
                .withName("clio-checkin")
                .withAutoConfigurationLogSummary(false)
                // Of the steps log: in routes; what they print is the operator's to say
                .withLogName("route")
                .withShutdownTimeout(25);
        return main;
    }

    /** An operator's own endpoints are spoken to as the receiver is: the ledger retries, and nothing follows a redirect. */
    private static void keepHttpSimple(Main main) {
        for (String scheme : new String[] {"http", "https"}) {
            for (String what :
                    new String[] {"automatic-retries", "redirect-handling", "cookie-management", "auth-caching"}) {
                main.addInitialProperty("camel.component." + scheme + "." + what + "-disabled", "true");
            }
        }
    }

    /**
     * Camel's own settings from the environment. Where a file has them too, Camel would take the file's, though it shows the
     * environment's in a placeholder; every other setting is only ever read as a placeholder.
     */
    private static Map<String, String> camelSettingsOfTheEnvironment() {
        Map<String, String> settings = new HashMap<>();
        for (String name : Defaults.read().stringPropertyNames()) {
            String value = System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            if (name.startsWith("camel.") && value != null && System.getProperty(name) == null) {
                settings.put(name, value);
            }
        }
        return settings;
    }

    private static Path home() {
        return Path.of(System.getProperty("clio-checkin.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** The first location that has a setting wins: the profile's file, the operator's file, the defaults in the jar. */
    private static String propertyLocations(Path home) {
        String profile = System.getProperty("camel.main.profile", System.getenv("CAMEL_MAIN_PROFILE"));
        Path config = home.resolve("config");
        return String.join(
                ",",
                Stream.of(
                                profile == null
                                        ? null
                                        : existing(config.resolve("application-" + profile + ".properties")),
                                Files.exists(config.resolve("application.properties"))
                                        ? "file:" + config.resolve("application.properties")
                                        : null,
                                Defaults.LOCATION)
                        .filter(location -> location != null)
                        .toList());
    }

    private static String existing(Path profile) {
        if (!Files.exists(profile)) {
            throw new SettingException(
                    "camel.main.profile", profile.getFileName().toString(), "there is no " + profile);
        }
        return "file:" + profile;
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static <T extends Throwable> T causeOf(Throwable e, Class<T> type) {
        return e == null ? null : type.isInstance(e) ? type.cast(e) : causeOf(e.getCause(), type);
    }
}
