package io.github.cliocheckin.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz that {@code mvn package} leaves in {@code target/}, and what is in it. */
class ArchiveIT {

    private static final Path DISTRIBUTION = Path.of("target/clio-checkin");

    @TempDir
    private Path folder;

    @Test
    void unpackedItIsTheDistributionWithItsModes() throws IOException {
        Shell.run("tar", "-xzf", archive().toString(), "-C", folder.toString());
        Path unpacked = only(folder, "clio-checkin-");
        assertThat(files(unpacked)).containsExactlyElementsOf(files(DISTRIBUTION));
        assertThat(unpacked.resolve("bin/clio-checkin")).isExecutable();
        assertThat(unpacked.resolve("config/application.properties")).isReadable();
        assertThat(files(unpacked))
                .contains("docs/operating.md", "systemd/clio-checkin.service", "LICENSE", "CHANGELOG.md");
    }

    @Test
    void theBillOfMaterialsListsEveryJarAndNothingElse() throws IOException {
        assumeTrue(Files.exists(DISTRIBUTION.resolve("bom.json")), "Maven was offline, and then none is made");
        JsonNode bom =
                new ObjectMapper().readTree(DISTRIBUTION.resolve("bom.json").toFile());
        List<String> listed = new ArrayList<>();
        bom.get("components").forEach(part -> listed.add(jar(part)));
        listed.add(jar(bom.at("/metadata/component")));
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            jars.map(jar -> jar.getFileName().toString()).toList());
        }
        assertThat(bom.toString())
                .doesNotContain(Path.of("").toAbsolutePath().toString(), System.getProperty("user.home"))
                .doesNotContain("\"timestamp\"");
    }

    @Test
    void nothingInItTellsWhenWhereOrByWhomItWasBuilt() throws IOException {
        assertThat(Shell.run("tar", "-tvzf", archive().toString()).lines())
                .allMatch(line -> line.contains("root/root") && line.contains("2026-11-22 00:00"));
        try (JarFile jar =
                new JarFile(only(DISTRIBUTION.resolve("lib"), "clio-checkin-").toFile())) {
            assertThat(jar.stream())
                    .allSatisfy(entry -> assertThat(entry.getTimeLocal()).hasToString("2026-11-22T00:00"));
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.keySet())
                    .extracting(Object::toString)
                    .containsOnly("Manifest-Version", "Created-By", "Build-Jdk-Spec");
        }
    }

    @Test
    void systemdUnderstandsTheUnit() throws IOException {
        String unit = Files.readString(DISTRIBUTION.resolve("systemd/clio-checkin.service"));
        assertThat(unit.lines())
                .contains(
                        "User=clio-checkin",
                        "NoNewPrivileges=true",
                        "ProtectSystem=strict",
                        "StateDirectory=clio-checkin",
                        "WorkingDirectory=/var/lib/clio-checkin",
                        "TimeoutStopSec=35",
                        "SuccessExitStatus=143");
        assumeTrue(Shell.can("systemd-analyze", "--version"), "there is no systemd here");
        // Where it is to be installed there is nothing on this machine
        Path here = Files.writeString(
                folder.resolve("clio-checkin.service"),
                unit.replace("/opt/clio-checkin", DISTRIBUTION.toAbsolutePath().toString()));
        assertThat(Shell.run("systemd-analyze", "verify", "--man=no", here.toString())
                        .lines()
                        .filter(line -> line.contains("clio-checkin.service")))
                .isEmpty();
    }

    private static Path archive() throws IOException {
        return only(Path.of("target"), "clio-checkin-", ".tar.gz");
    }

    private static Path only(Path folder, String beginning, String... endings) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(beginning))
                    .filter(file -> Stream.of(endings).allMatch(file.toString()::endsWith))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static String jar(JsonNode part) {
        return part.get("name").asText() + "-" + part.get("version").asText() + ".jar";
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
