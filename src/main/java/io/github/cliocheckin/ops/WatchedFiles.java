package io.github.cliocheckin.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells which of some files were changed, added or removed, by a look at their sizes and times now and then. A change is told
 * once two looks in a row saw the same of all files, so neither a half-written file is told of nor half a set that is copied.
 *
 * <p>What is there when this is made counts as known: make it before the files are read.
 */
public final class WatchedFiles {

    /** Where the files lie that are there now. */
    @FunctionalInterface
    private interface Listing {
        List<Path> now() throws IOException;
    }

    /** A file that is replaced by another one of the same size and time has another key. */
    private record Mark(long size, FileTime changed, Object key) {}

    private final Listing listing;
    private Map<Path, Mark> told;
    private Map<Path, Mark> lastSeen;

    private WatchedFiles(Listing listing) {
        this.listing = listing;
        this.told = look();
        this.lastSeen = told;
    }

    /** These files, whether they exist yet or not. */
    public static WatchedFiles of(List<Path> files) {
        return new WatchedFiles(() -> files);
    }

    /** The files of a folder that are meant, without those of its sub-folders. */
    public static WatchedFiles in(Path folder, Predicate<Path> meant) {
        return new WatchedFiles(() -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(meant).toList();
            }
        });
    }

    /**
     * Looks once.
     *
     * @return the files that changed since the last time that any were told; usually none
     * @throws UncheckedIOException if there is no looking, such as into a folder that is gone; nothing counts as changed then
     */
    public Set<Path> changed() {
        Map<Path, Mark> seen = look();
        boolean atRest = seen.equals(lastSeen);
        lastSeen = seen;
        if (!atRest) {
            return Set.of();
        }
        Set<Path> changed = new TreeSet<>(told.keySet());
        changed.addAll(seen.keySet());
        changed.removeIf(file -> Objects.equals(told.get(file), seen.get(file)));
        told = seen;
        return changed;
    }

    private Map<Path, Mark> look() {
        try {
            Map<Path, Mark> seen = new TreeMap<>();
            for (Path file : listing.now()) {
                Mark mark = mark(file);
                if (mark != null) {
                    seen.put(file, mark);
                }
            }
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null for what is gone, or no file. */
    private static Mark mark(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isDirectory()
                    ? null
                    : new Mark(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException gone) {
            return null;
        }
    }
}
