package io.github.cliocheckin.ops.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/** Every setting as it is in force, where that comes from, and what it is about. No secret leaves this class. */
public final class EffectiveSettings {

    private static final String IN_THE_JAR = "the default in the jar";
    private static final String HOST = "the application around it";

    private final CamelContext camel;
    private final LiveSettings<?> live;
    private final Manual manual;
    private final SettingsFiles files;

    /** @param manual the text of {@code config/application.properties} as it was released */
    public EffectiveSettings(CamelContext camel, LiveSettings<?> live, String manual) {
        this.camel = camel;
        this.live = live;
        this.manual = new Manual(manual);
        this.files = new SettingsFiles(camel);
    }

    /**
     * A setting of the manual.
     *
     * @param section the manual's heading
     * @param value what counts; of a secret only whether there is one
     * @param isDefault whether it is what the manual says
     * @param source where it comes from, such as a file's path
     * @param isLive whether an edit is taken over without a restart
     * @param waitsForRestart whether a file says something else by now
     * @param explanation the manual's
     */
    public record Setting(
            String section,
            String name,
            String value,
            boolean isDefault,
            String source,
            boolean isLive,
            boolean waitsForRestart,
            String explanation) {}

    /** A setting that the manual does not know, so that nobody knows whether its value may be shown. */
    public record Other(String name, String source) {}

    /** Those of the manual, in its order. */
    public List<Setting> all() {
        SettingsFiles.Reading inForce = files.inForce();
        Set<String> waiting =
                edits().map(edits -> edits.standing().restartNeededFor()).orElse(Set.of());
        return manual.entries().values().stream()
                .map(entry -> setting(entry, inForce, waiting))
                .toList();
    }

    /** What else is set: an operator's own, or Camel's. */
    public List<Other> others() {
        SettingsFiles.Reading inForce = files.inForce();
        Set<String> names = new TreeSet<>(inForce.names());
        names.removeAll(manual.entries().keySet());
        return names.stream()
                .map(name -> new Other(name, source(name, inForce.text(name), null, inForce)))
                .toList();
    }

    /** Why the files of settings are not taken over as they were edited; empty if they are. */
    public String refusal() {
        return edits().map(edits -> edits.standing().refusal()).orElse("");
    }

    private Setting setting(Manual.Entry entry, SettingsFiles.Reading inForce, Set<String> waiting) {
        String name = entry.name();
        String value = inForce.text(name);
        return new Setting(
                entry.section(),
                name,
                shown(name, value),
                value.equals(entry.byDefault()),
                source(name, value, entry.byDefault(), inForce),
                live.names().contains(name),
                waiting.contains(name),
                entry.explanation());
    }

    private static String shown(String name, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return Masking.isSecret(name) ? Masking.HIDDEN : Masking.of(value);
    }

    private static String source(String name, String value, String byDefault, SettingsFiles.Reading inForce) {
        String source = inForce.source(name);
        if (source.startsWith("classpath:")) {
            return IN_THE_JAR;
        }
        return switch (source) {
            case SettingsFiles.ENVIRONMENT ->
                source + ", as " + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            case SettingsFiles.COMMAND_LINE -> source + ", as -D" + name;
            // Where the service is embedded the defaults come last, as what was there from the beginning
            case "InitialProperties" -> value.equals(byDefault) ? IN_THE_JAR : HOST;
            case TakenSettings.NAME -> "an edit of the files, " + source;
            case "nothing" -> HOST;
            default -> source;
        };
    }

    private Optional<SettingsEdits> edits() {
        return Optional.ofNullable(camel.getRegistry().lookupByNameAndType("settingsEdits", SettingsEdits.class));
    }
}
