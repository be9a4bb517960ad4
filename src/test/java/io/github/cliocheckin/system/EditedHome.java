package io.github.cliocheckin.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A folder with the service's routes and settings of its own, which are edited while it runs as an editor does: by a rename. */
final class EditedHome {

    final Path folder;
    final Path settings;

    private EditedHome(Path folder) {
        this.folder = folder;
        this.settings = folder.resolve("config/application.properties");
    }

    static EditedHome in(Path folder, String... settings) throws IOException {
        Path home = folder.resolve("home");
        Path routes = Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        EditedHome edited = new EditedHome(home);
        edited.write(settings);
        return edited;
    }

    /** Replaces all settings of the file. */
    void write(String... lines) throws IOException {
        write(settings, lines);
    }

    /** Replaces all settings of a profile's file; the file. */
    Path writeProfile(String name, String... lines) throws IOException {
        return write(settings.resolveSibling("application-" + name + ".properties"), lines);
    }

    private Path write(Path file, String... lines) throws IOException {
        Path copy = Files.writeString(file.resolveSibling("edited"), String.join("\n", lines) + "\n");
        return Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
