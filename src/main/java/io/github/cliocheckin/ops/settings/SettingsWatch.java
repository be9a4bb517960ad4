package io.github.cliocheckin.ops.settings;

import io.github.cliocheckin.ops.FileWatch;
import io.github.cliocheckin.ops.WatchedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Has edits of the files of settings taken over while the service runs. */
public final class SettingsWatch {

    private SettingsWatch() {}

    /** As long as the context runs, if it was started with such files. To be called when every live setting is in use. */
    public static void begin(CamelContext camel, LiveSettings<?> live) throws Exception {
        List<Path> paths = new SettingsFiles(camel).paths();
        if (paths.isEmpty()) {
            return;
        }
        SettingsEdits edits = new SettingsEdits(camel, live);
        camel.getRegistry().bind("settingsEdits", edits);
        camel.getRegistry().bind("settingsHealth", new SettingsHealth(edits));
        WatchedFiles files = WatchedFiles.of(paths);
        // What was edited since the context read them, which is before they were watched
        edits.takeOver(Set.copyOf(paths));
        camel.addService(
                new FileWatch(camel, "settings", files, changed -> {
                    edits.takeOver(changed);
                    return true;
                }),
                true,
                false);
    }
}
