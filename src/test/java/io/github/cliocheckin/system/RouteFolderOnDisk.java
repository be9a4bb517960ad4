package io.github.cliocheckin.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of the project's routes that a test edits as an operator would. */
final class RouteFolderOnDisk {

    private final Path routes;

    private RouteFolderOnDisk(Path routes) {
        this.routes = routes;
    }

    static RouteFolderOnDisk in(Path home) throws IOException {
        Path routes = Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        return new RouteFolderOnDisk(routes);
    }

    Path home() {
        return routes.getParent();
    }

    Path path() {
        return routes;
    }

    String read(String file) throws IOException {
        return Files.readString(routes.resolve(file));
    }

    /** Writes a file as an editor does: whole, and put in place at once. */
    void write(String file, String text) throws IOException {
        Path draft = Files.writeString(routes.resolve("." + file + ".draft"), text);
        Files.move(draft, routes.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    void replace(String file, String before, String after) throws IOException {
        String text = read(file);
        assertThat(text).contains(before);
        write(file, text.replace(before, after));
    }

    void delete(String file) throws IOException {
        Files.delete(routes.resolve(file));
    }
}
