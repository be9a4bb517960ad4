package io.github.cliocheckin.ops.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The settings that may change while the service runs, each with what reads it and what is done with its value, at the start
 * as at every change.
 *
 * @param <S> what reads settings, and throws what says why one cannot be used
 */
public final class LiveSettings<S> {

    private final PropertiesComponent running;
    private final Function<PropertiesComponent, S> reader;
    private final TakenSettings taken = new TakenSettings();
    private final Map<String, Use<S, ?>> uses = new LinkedHashMap<>();

    private record Use<S, T>(BiFunction<S, String, T> read, Consumer<T> use) {

        Runnable with(S settings, String name) {
            T value = read.apply(settings, name);
            return () -> use.accept(value);
        }
    }

    public LiveSettings(PropertiesComponent running, Function<PropertiesComponent, S> reader) {
        this.running = running;
        this.reader = reader;
        running.addPropertiesSource(taken);
    }

    /**
     * Uses a setting, now and whenever it changes.
     *
     * @param use what is done with the value; it must do nothing if that is the same as before
     */
    public <T> void use(String name, BiFunction<S, String, T> read, Consumer<T> use) {
        Use<S, T> added = new Use<>(read, use);
        added.with(reader.apply(running), name).run();
        uses.put(name, added);
    }

    Set<String> names() {
        return uses.keySet();
    }

    /**
     * Takes over what differs from what runs: everything, or nothing if one value cannot be used.
     *
     * @return the settings that changed
     * @throws RefusedSettings if a value cannot be used
     */
    Map<String, String> takeOver(SettingsFiles.Reading reading) {
        Map<String, Runnable> changes = new LinkedHashMap<>();
        S settings = reader.apply(reading.properties());
        uses.forEach((name, use) -> {
            Runnable change = used(reading, settings, name, use);
            if (!reading.text(name).equals(SettingsFiles.text(running, name))) {
                changes.put(name, change);
            }
        });
        Map<String, String> changed = new LinkedHashMap<>();
        changes.forEach((name, change) -> {
            // First, for who applies it may read it again
            taken.take(name, reading.text(name));
            change.run();
            changed.put(name, reading.text(name));
        });
        return changed;
    }

    private static <S> Runnable used(SettingsFiles.Reading reading, S settings, String name, Use<S, ?> use) {
        try {
            return use.with(settings, name);
        } catch (RuntimeException e) {
            throw new RefusedSettings(reading.source(name), e);
        }
    }
}
