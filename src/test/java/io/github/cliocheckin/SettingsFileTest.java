package io.github.cliocheckin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** config/application.properties is the manual: what stands there is read, and what is read stands there. */
class SettingsFileTest {

    private static final Path MANUAL = Path.of("config/application.properties");
    private static final Pattern READ_IN_JAVA = Pattern.compile(
            "\\b(?:text|flag|oneOf|duration|pastTime|address|publicAddress|wholeNumber|use)\\(\\s*\"([a-z.-]+[a-z])\"");
    private static final Pattern USED_LIVE = Pattern.compile("\\blive\\.use\\(\\s*\"([a-z.-]+[a-z])\"");
    private static final Pattern READ_IN_ROUTES = Pattern.compile("\\{\\{(?:millis:)?([a-z.-]+)}}");

    @Test
    void everySettingOfTheManualIsReadBySomething() throws IOException {
        Set<String> unread = new TreeSet<>(settings(MANUAL).stringPropertyNames());
        unread.removeAll(read());
        unread.removeIf(name -> name.startsWith("camel."));
        // read for each region, by the region's name
        unread.removeIf(name -> name.matches("clio\\.(us|eu|ca|au)\\.(url|client-id|client-secret)"));
        assertThat(unread).isEmpty();
    }

    @Test
    void everySettingThatIsReadStandsInTheManual() throws IOException {
        Set<String> missing = new TreeSet<>(read());
        missing.removeAll(settings(MANUAL).stringPropertyNames());
        assertThat(missing).isEmpty();
    }

    @Test
    void aProfileSetsOnlyWhatTheManualKnows() throws IOException {
        try (Stream<Path> profiles = Files.list(Path.of("config"))) {
            for (Path profile : profiles.filter(file -> !file.equals(MANUAL)).toList()) {
                assertThat(settings(MANUAL).stringPropertyNames())
                        .as(profile.toString())
                        .containsAll(settings(profile).stringPropertyNames());
            }
        }
    }

    @Test
    void everySettingHasAWordOfExplanationAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(MANUAL);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).contains("=") && !lines.get(i).startsWith("#")) {
                assertThat(lines.get(i - 1))
                        .as("the line above " + lines.get(i))
                        .isNotBlank();
            }
        }
    }

    @Test
    void liveIsSaidOfJustThoseThatAreTakenOverWhileTheServiceRuns() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String java : texts(Path.of("src/main/java"), ".java")) {
            find(USED_LIVE, java, used);
        }
        assertThat(used).isNotEmpty().isEqualTo(saidToBeLive());
    }

    /** Those below a comment with the word, up to the next comment. */
    private static Set<String> saidToBeLive() throws IOException {
        Set<String> said = new TreeSet<>();
        String comment = "";
        boolean lastWasSetting = false;
        for (String line : Files.readAllLines(MANUAL)) {
            boolean setting = !line.startsWith("#") && line.contains("=");
            if (!setting) {
                comment = lastWasSetting ? line : comment + " " + line;
            } else if (comment.contains("Live.") || comment.contains("Live:")) {
                said.add(line.substring(0, line.indexOf('=')));
            }
            lastWasSetting = setting;
        }
        return said;
    }

    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String java : texts(Path.of("src/main/java"), ".java")) {
            find(READ_IN_JAVA, java, names);
            find(READ_IN_ROUTES, java, names);
        }
        for (String route : texts(Path.of("routes"), ".yaml")) {
            find(READ_IN_ROUTES, route, names);
        }
        return names;
    }

    private static void find(Pattern pattern, String text, Set<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).contains(".")) {
                names.add(matcher.group(1));
            }
        }
    }

    private static List<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(SettingsFileTest::text)
                    .collect(Collectors.toList());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
