package io.github.cliocheckin.ops.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code config/application.properties} says of each setting, read as a person reads it: the comment above it is about it. */
final class Manual {

    private static final String HEADING = "# ---";

    /**
     * A setting.
     *
     * @param section the heading that it stands under
     * @param explanation the comment above it, which settings in a row share
     */
    record Entry(String section, String name, String byDefault, String explanation) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> comment = new ArrayList<>();
    private String section = "";
    private boolean commentIsUsed;

    Manual(String text) {
        text.lines().forEach(this::read);
    }

    /** By their names, in the order of the file. */
    Map<String, Entry> entries() {
        return entries;
    }

    private void read(String line) {
        if (line.startsWith(HEADING)) {
            section = line.replaceAll("[#-]", "").strip();
        } else if (line.startsWith("#")) {
            if (commentIsUsed) {
                comment.clear();
            }
            comment.add(line.substring(1).strip());
            commentIsUsed = false;
        } else if (line.contains("=")) {
            String name = line.substring(0, line.indexOf('=')).strip();
            String value = line.substring(line.indexOf('=') + 1).strip();
            entries.put(name, new Entry(section, name, value, String.join(" ", comment)));
            commentIsUsed = true;
        } else {
            comment.clear();
        }
    }
}
