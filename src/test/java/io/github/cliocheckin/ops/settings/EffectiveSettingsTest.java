package io.github.cliocheckin.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cliocheckin.ops.settings.EffectiveSettings.Other;
import io.github.cliocheckin.ops.settings.EffectiveSettings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where each setting comes from, of every source that there is. The environment of the tests has a HOME, as any has. */
class EffectiveSettingsTest {

    private static final String MANUAL = """
            # The settings.

            # --- Things ----
            # What the environment says.
            home=/nowhere
            # Of the command line.
            of.command-line=a
            # Of the profile's file. Live.
            of.profile=a
            # Of the file.
            of.file=a
            of.file-too=a
            # --- Other things ---
            # Nobody sets it.
            of.jar=a
            of.host=a
            # Shown to nobody.
            of.secret=
            of.address=
            """;

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private EffectiveSettings settings;

    @BeforeEach
    void start() throws IOException {
        Path profile =
                Files.writeString(folder.resolve("profile.properties"), "of.profile=p\nof.command-line=p\nhome=p\n");
        Path file = Files.writeString(
                folder.resolve("file.properties"),
                "of.profile=f\nof.file=f\nof.file-too=a\nof.secret=a canary\nof.address=amqp://me:canary@broker\nmy.own=canary\n");
        PropertiesComponent properties = camel.getPropertiesComponent();
        properties.setLocation("file:" + profile + ",file:" + file);
        properties.addInitialProperty("of.jar", "a");
        properties.addInitialProperty("of.host", "h");
        System.setProperty("of.command-line", "c");
        camel.build();
        LiveSettings<PropertiesComponent> live = new LiveSettings<>(properties, same -> same);
        live.use("of.profile", (read, name) -> read.resolveProperty(name).orElse(""), value -> {});
        settings = new EffectiveSettings(camel, live, MANUAL);
    }

    @AfterEach
    void stop() {
        System.clearProperty("of.command-line");
        camel.stop();
    }

    @Test
    void aSettingSaysWhichSourceCounts() {
        Map<String, Setting> all =
                settings.all().stream().collect(Collectors.toMap(Setting::name, Function.identity()));
        assertThat(all.get("home").source()).isEqualTo("the environment, as HOME");
        assertThat(all.get("home").value()).isEqualTo(System.getenv("HOME"));
        assertThat(all.get("of.command-line").source()).isEqualTo("the JVM's command line, as -Dof.command-line");
        assertThat(all.get("of.command-line").value()).isEqualTo("c");
        assertThat(all.get("of.profile").source()).endsWith("profile.properties");
        assertThat(all.get("of.file").source()).endsWith("file.properties");
        assertThat(all.get("of.file-too").source()).endsWith("file.properties");
        assertThat(all.get("of.file-too").isDefault()).isTrue();
        assertThat(all.get("of.jar").source()).isEqualTo("the default in the jar");
        assertThat(all.get("of.host").source()).isEqualTo("the application around it");
    }

    @Test
    void aSettingSaysWhatTheManualSaysAndWhetherItIsLive() {
        assertThat(settings.all())
                .filteredOn(Setting::isLive)
                .extracting(Setting::section, Setting::name, Setting::explanation)
                .containsExactly(tuple("Things", "of.profile", "Of the profile's file. Live."));
        assertThat(settings.all())
                .filteredOn(setting -> setting.explanation().equals("Of the file."))
                .extracting(Setting::name)
                .containsExactly("of.file", "of.file-too");
    }

    @Test
    void noSecretLeavesNeitherOfTheManualNorBesideIt() {
        assertThat(settings.all().toString() + settings.others()).doesNotContain("canary");
        assertThat(settings.all())
                .filteredOn(setting -> setting.name().equals("of.secret"))
                .extracting(Setting::value)
                .containsExactly(Masking.HIDDEN);
        assertThat(settings.others()).extracting(Other::name).containsExactly("my.own");
    }
}
