package io.github.cliocheckin.ops.settings;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.LocationPropertiesSource;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.spi.PropertiesResolvedValue;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.service.ServiceHelper;

/** The files of settings that a context was started with, read again as they were then: in the same order, by the same parser. */
final class SettingsFiles {

    static final String ENVIRONMENT = "the environment";
    static final String COMMAND_LINE = "the JVM's command line";

    private static final String FILE = "file:";

    private final CamelContext camel;
    private final PropertiesComponent running;

    SettingsFiles(CamelContext camel) {
        this.camel = camel;
        this.running = (PropertiesComponent) camel.getPropertiesComponent();
    }

    List<Path> paths() {
        return running.getLocations().stream()
                .filter(location -> location.startsWith(FILE))
                .map(location -> Path.of(location.substring(FILE.length())))
                .toList();
    }

    /** What the context was started with, and took over since. */
    Reading inForce() {
        return new Reading(running);
    }

    /**
     * The settings as a start would have them now.
     *
     * @throws RefusedSettings if a file is gone or cannot be read
     */
    Reading read() {
        paths().forEach(SettingsFiles::mustBeThere);
        PropertiesComponent fresh =
                new PropertiesComponent(running.getLocations().toArray(String[]::new));
        fresh.setCamelContext(camel);
        fresh.setPropertiesFunctionResolver(running.getPropertiesFunctionResolver());
        fresh.setInitialProperties(running.getInitialProperties());
        fresh.setOverrideProperties(running.getOverrideProperties());
        try {
            ServiceHelper.startService(fresh);
        } catch (RuntimeException e) {
            throw new RefusedSettings(paths().stream().map(Path::toString).collect(Collectors.joining(" or ")), e);
        }
        return new Reading(fresh);
    }

    private static void mustBeThere(Path file) {
        if (!Files.isReadable(file)) {
            throw new RefusedSettings(file.toString(), new NoSuchFileException("it is gone, or may not be read"));
        }
    }

    /** The value as {@code Settings} has it: trimmed; empty if there is none. */
    static String text(org.apache.camel.spi.PropertiesComponent properties, String name) {
        return properties.resolveProperty(name).map(String::trim).orElse("");
    }

    /** All settings at one time. */
    record Reading(PropertiesComponent properties) {

        String text(String name) {
            return SettingsFiles.text(properties, name);
        }

        Set<String> names() {
            return new TreeSet<>(properties.loadProperties().stringPropertyNames());
        }

        /** Where the value comes from that counts: a file's path, or what is before all files. */
        String source(String name) {
            properties.resolveProperty(name);
            String source = properties
                    .getResolvedValue(name)
                    .map(PropertiesResolvedValue::source)
                    .orElse("nothing");
            return switch (source) {
                case "ENV" -> ENVIRONMENT;
                case "SYS" -> COMMAND_LINE;
                case "OverrideProperties" -> "the application around it";
                default -> source.startsWith(FILE) ? source.substring(FILE.length()) : source;
            };
        }

        /** What stands in each file, whether it counts or not. */
        Map<String, Properties> files() {
            Map<String, Properties> files = new HashMap<>();
            for (PropertiesSource source : properties.getPropertiesSources()) {
                if (source instanceof LocationPropertiesSource at
                        && at.getLocation().getResolver().equals("file")) {
                    files.put(at.getLocation().getPath(), ((LoadablePropertiesSource) source).loadProperties());
                }
            }
            return files;
        }
    }
}
