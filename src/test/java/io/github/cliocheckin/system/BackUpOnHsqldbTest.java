package io.github.cliocheckin.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** As {@code docs/operating.md} says it: the files, copied while the service is stopped. */
class BackUpOnHsqldbTest extends BackUpSuite {

    @Override
    protected Map<String, String> database() {
        return Map.of();
    }

    @Override
    protected void backUp() throws IOException {
        copy(folder.resolve("data"), folder.resolve("back-up"));
    }

    @Override
    protected void restore() throws IOException {
        for (Path file : files(folder.resolve("data"))) {
            Files.delete(file);
        }
        copy(folder.resolve("back-up"), folder.resolve("data"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
