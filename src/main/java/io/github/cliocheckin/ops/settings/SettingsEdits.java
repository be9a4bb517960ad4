package io.github.cliocheckin.ops.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what is edited in the files of settings, and tells what came of it: what counts from now on, what a restart is
 * needed for, what has no effect, and why a file cannot be taken over. Only the live settings' values are told, for others may
 * be secrets.
 */
public final class SettingsEdits {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsEdits.class);

    private final SettingsFiles files;
    private final LiveSettings<?> live;
    private SettingsFiles.Reading last;
    private volatile Standing standing = new Standing("", Set.of());

    /**
     * How what runs differs from what the files say.
     *
     * @param refusal why the files are not taken over; empty if they are
     * @param restartNeededFor the settings that changed in them and wait for a restart
     */
    record Standing(String refusal, Set<String> restartNeededFor) {}

    SettingsEdits(CamelContext camel, LiveSettings<?> live) {
        this.files = new SettingsFiles(camel);
        this.live = live;
        this.last = files.inForce();
    }

    Standing standing() {
        return standing;
    }

    /** Reads the files anew, after some of them changed. */
    void takeOver(Set<Path> changed) {
        try {
            SettingsFiles.Reading reading = files.read();
            Map<String, String> taken = live.takeOver(reading);
            if (!taken.isEmpty()) {
                LOG.info("Taken over while the service runs: {}", words(taken));
            }
            tellWhatHasNoEffect(reading);
            standing = new Standing("", restartNeededFor(reading, changed));
            last = reading;
        } catch (RefusedSettings e) {
            standing = new Standing(e.getMessage(), standing.restartNeededFor());
            LOG.error(e.getMessage());
        }
    }

    private static String words(Map<String, String> settings) {
        return settings.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
    }

    private Set<String> restartNeededFor(SettingsFiles.Reading reading, Set<Path> changed) {
        SettingsFiles.Reading running = files.inForce();
        Set<String> names = new TreeSet<>(reading.names());
        names.addAll(running.names());
        names.removeAll(live.names());
        names.removeIf(name -> reading.text(name).equals(running.text(name)));
        String where = changed.stream().map(Path::toString).collect(Collectors.joining(" or "));
        names.stream()
                .filter(name -> !standing.restartNeededFor().contains(name))
                .forEach(name -> LOG.warn("{} changed in {}: it needs a restart", name, where));
        return names;
    }

    private void tellWhatHasNoEffect(SettingsFiles.Reading reading) {
        Map<String, Properties> before = last.files();
        reading.files()
                .forEach((file, now) -> now.stringPropertyNames().stream()
                        .filter(name -> !now.getProperty(name)
                                .equals(before.getOrDefault(file, new Properties())
                                        .getProperty(name)))
                        .filter(name -> !reading.source(name).equals(file))
                        .sorted()
                        .forEach(name -> LOG.warn(
                                "{} changed in {} without effect: {} says what it is",
                                name,
                                file,
                                reading.source(name))));
    }
}
