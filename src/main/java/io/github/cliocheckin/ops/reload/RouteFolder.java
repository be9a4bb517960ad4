package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.WatchedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that an operator keeps routes in: its files, without those of its sub-folders. */
public record RouteFolder(Path path) implements RouteSource {

    /** Whether a file there holds routes; what editors keep beside a file begins with a dot or a hash. */
    private static boolean isMeant(Path file) {
        String name = file.getFileName().toString();
        return RouteFile.isNamedAsOne(name) && !name.startsWith(".") && !name.startsWith("#");
    }

    @Override
    public Optional<WatchedFiles> watched() {
        return Optional.of(WatchedFiles.in(path, RouteFolder::isMeant));
    }

    @Override
    public List<RouteFile> read() {
        try (Stream<Path> files = Files.list(path)) {
            List<RouteFile> read = new ArrayList<>();
            for (Path file : files.filter(RouteFolder::isMeant)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                read.add(read(file));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("The routes in " + path + " cannot be read", e);
        }
    }

    private static RouteFile read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try {
            return new RouteFile(name, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new RoutesRefusedException(new RouteFault(name, 0, "It is not text in UTF-8."), e);
        } catch (AccessDeniedException e) {
            throw new RoutesRefusedException(new RouteFault(name, 0, "The service may not read it."), e);
        }
    }
}
