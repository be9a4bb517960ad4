package io.github.cliocheckin.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cliocheckin.system.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The image that {@code mvn verify} leaves in {@code target/clio-checkin-image.tar}. */
@EnabledOnOs(OS.LINUX)
class ImageIT {

    private static final String HOME = "opt/clio-checkin/";

    @TempDir
    private Path folder;

    private OciImage image;

    @BeforeEach
    void unpack() throws IOException {
        assumeTrue(Files.exists(OciImage.TAR), "built with -Dimage.skip");
        image = OciImage.unpackedTo(folder.resolve("image"));
    }

    @Test
    void itHoldsTheServiceItsRoutesItsSettingsAndAJava() throws IOException {
        Map<String, String> files = image.files();
        assertThat(files.keySet())
                .contains(
                        HOME + "routes/checkin.camel.yaml",
                        HOME + "config/application.properties",
                        "opt/java/lib/modules",
                        "etc/passwd");
        assertThat(files.get("opt/java/bin/java")).isEqualTo("-rwxr-xr-x");
        assertThat(jars(files.keySet().stream().map(Path::of).toList()))
                .as("the jars of the distribution, and no others")
                .containsExactlyInAnyOrderElementsOf(jars(distribution()));
        assertThat(files.keySet()).noneMatch(file -> file.startsWith("bin/") || file.contains("keyset"));
    }

    @Test
    void onlyDataSecretsAndTemporaryFilesMayBeWritten() {
        assertThat(image.files().entrySet().stream()
                        .filter(file -> file.getValue().charAt(5) == 'w'
                                || file.getValue().charAt(8) == 'w')
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("data", "secrets", "tmp");
    }

    @Test
    void itRunsAsAUserOfItsOwnWithItsDataInVolumes() {
        assertThat(image.config.get("User").asText()).isEqualTo("10001:10001");
        assertThat(image.config.get("WorkingDir").asText()).isEqualTo("/data");
        assertThat(names(image.config.get("Volumes"))).containsExactlyInAnyOrder("/data", "/secrets");
        assertThat(names(image.config.get("ExposedPorts"))).containsExactlyInAnyOrder("8080/tcp", "9876/tcp");
        assertThat(image.texts("Entrypoint"))
                .startsWith("java", "-Dclio-checkin.home=/opt/clio-checkin")
                .endsWith("io.github.cliocheckin.App");
        assertThat(image.texts("Env"))
                .contains(
                        "CAMEL_SERVER_HOST=0.0.0.0",
                        "DATABASE_URL=jdbc:hsqldb:file:/data/clio-checkin",
                        "SECRETS_KEYSET_FILE=/secrets/keyset.json");
        assertThat(image.config.at("/Labels/org.opencontainers.image.version").asText())
                .isNotEmpty();
        assertThat(image.description.get("created").asText()).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void startedOnItsFilesAloneItGetsReadyAndEndsWhenItIsTold() throws IOException {
        Path root = image.rootAt(folder.resolve("root"));
        Path enter = enter(root);
        assumeTrue(Shell.can("unshare", "--mount", "true"), "this machine lets nobody change the root of a process");
        ServiceProcess.Launch launch = ServiceProcess.in(folder.resolve("run")).script(enter);
        image.texts("Env").stream()
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> launch.environment(variable[0], variable[1]));
        try (ServiceProcess service = launch.start().awaitHealthy()) {
            assertThat(root.resolve("data/clio-checkin.script")).isRegularFile();
            assertThat(root.resolve("secrets/keyset.json")).isRegularFile();
            assertThat(Files.getAttribute(root.resolve("secrets/keyset.json"), "unix:uid"))
                    .isEqualTo(10001);
            service.stop();
            assertThat(service.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
            assertThat(service.output()).contains("clio-checkin is up").doesNotContain("ERROR");
        }
    }

    /** A script that does what an engine does: the image's root, its user, its folder, its entry point. */
    private Path enter(Path root) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
        List<String> command = new ArrayList<>(image.texts("Entrypoint"));
        command.set(0, "/opt/java/bin/" + command.get(0));
        Path script = Files.writeString(folder.resolve("enter"), """
                #!/bin/sh
                PATH=/usr/sbin:/usr/bin:/sbin:/bin exec unshare --mount sh -c 'mount --rbind /proc %1$s/proc &&
                    mount --rbind /dev %1$s/dev && exec chroot --userspec=%2$s %1$s %3$s'
                """.formatted(
                        root, image.config.get("User").asText(), String.join(" ", command)));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<Path> distribution() throws IOException {
        try (var files = Files.list(Path.of("target/clio-checkin/lib"))) {
            return files.toList();
        }
    }

    private static List<String> jars(List<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.equals("jrt-fs.jar"))
                .toList();
    }

    private static List<String> names(JsonNode fields) {
        return StreamSupport.stream(((Iterable<String>) fields::fieldNames).spliterator(), false)
                .toList();
    }
}
