package io.github.cliocheckin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.spi.PropertiesComponent;

/** {@code config/application.properties} as the jar carries it: what counts where nobody sets anything else. */
final class Defaults {

    private static final String FILE = "clio-checkin/application.properties";
    static final String LOCATION = "classpath:" + FILE;

    private Defaults() {}

    static Properties read() {
        Properties defaults = new Properties();
        try (InputStream file = open()) {
            defaults.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return defaults;
    }

    /** With the comments, which are the manual. */
    static String text() {
        try (InputStream file = open()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(Defaults.class.getResourceAsStream("/" + FILE), FILE);
    }

    /** Adds the settings that nothing else has yet; a framework's own, which Camel would ask last, win like any other. */
    static void addWhatIsMissing(PropertiesComponent settings) {
        Properties defaults = read();
        for (String name : defaults.stringPropertyNames()) {
            if (settings.resolveProperty(name).isEmpty()) {
                settings.addInitialProperty(name, defaults.getProperty(name));
            }
        }
    }
}
