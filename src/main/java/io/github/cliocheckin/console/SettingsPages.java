package io.github.cliocheckin.console;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.QueryParameters;
import io.github.cliocheckin.ops.settings.EffectiveSettings;
import io.github.cliocheckin.ops.settings.EffectiveSettings.Other;
import io.github.cliocheckin.ops.settings.EffectiveSettings.Setting;
import io.github.cliocheckin.page.BrowserAnswer;
import io.github.cliocheckin.security.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The settings in force. They are changed where they come from, not here. */
public final class SettingsPages {

    private final Console console;
    private final EffectiveSettings settings;

    public SettingsPages(Console console, EffectiveSettings settings) {
        this.console = console;
        this.settings = settings;
    }

    /**
     * What the page {@code console/settings} shows.
     *
     * @param name what their names are to contain
     * @param sections the settings by the manual's headings
     * @param others what is set and not in the manual
     * @param refusal why the files are not taken over as they were edited; empty if they are
     */
    public record SettingsModel(String name, Map<String, List<About>> sections, List<Other> others, String refusal) {}

    /** Settings that one comment of the manual is about. */
    public record About(String explanation, List<Setting> settings) {}

    public BrowserAnswer list(@Header(Caller.HEADER) Identity who, @Header(Exchange.HTTP_RAW_QUERY) String query) {
        String name =
                QueryParameters.ofAnybody(query).text("name").map(String::strip).orElse("");
        String wanted = name.toLowerCase(Locale.ROOT);
        Map<String, List<About>> sections = settings.all().stream()
                .filter(setting -> setting.name().contains(wanted))
                .collect(Collectors.groupingBy(
                        Setting::section,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), SettingsPages::byComment)));
        List<Other> others = settings.others().stream()
                .filter(other -> other.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return console.show(
                who,
                Section.SETTINGS,
                "Settings",
                query,
                "settings",
                new SettingsModel(name, sections, others, settings.refusal()));
    }

    private static List<About> byComment(List<Setting> section) {
        Map<String, List<Setting>> comments = section.stream()
                .collect(Collectors.groupingBy(Setting::explanation, LinkedHashMap::new, Collectors.toList()));
        return comments.entrySet().stream()
                .map(entry -> new About(entry.getKey(), entry.getValue()))
                .toList();
    }
}
