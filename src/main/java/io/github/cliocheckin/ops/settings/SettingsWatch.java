package io.github.cliocheckin.ops.settings;

import io.github.cliocheckin.ops.FileWatch;
import io.github.cliocheckin.ops.WatchedFiles;
import org.apache.camel.CamelContext;

/** Has edits of the files of settings taken over while the service runs. */
public final class SettingsWatch {

    private SettingsWatch() {}

    /** From the start of the context to its stop; a context that was started without a file is left alone. */
    public static void begin(CamelContext camel, LiveSettings<?> live) throws Exception {
        SettingsEdits edits = new SettingsEdits(camel, live);
        camel.getRegistry().bind("settingsHealth", new SettingsHealth(edits));
        WatchedFiles files = WatchedFiles.of(new SettingsFiles(camel).paths());
        camel.addService(new FileWatch(camel, "settings", files, edits::takeOver), true, false);
    }
}
