package io.github.cliocheckin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of an HSQLDB as they were before a migration. HSQLDB keeps each change of the schema at once, so that a migration
 * which is killed leaves a half-changed database, and with it a ledger that cannot be opened; the next start then puts the
 * files back and begins anew. A copy that is there under its name is whole: it comes to be, and goes, by a renaming.
 */
final class CopyBeforeMigration {

    private static final String SUFFIX = ".before-migration";

    private final Path database;
    private final Path copy;

    private CopyBeforeMigration(Path database) {
        this.database = database;
        this.copy = database.resolveSibling(database.getFileName() + SUFFIX);
    }

    /** Empty for a database that is no file of ours. */
    static Optional<CopyBeforeMigration> of(String url) {
        return Database.fileOfHsqldb(url).map(CopyBeforeMigration::new);
    }

    /** Whether a migration began and did not end. */
    boolean exists() {
        return Files.exists(copy);
    }

    boolean isOfNewDatabase() {
        return files(database.getParent()).isEmpty();
    }

    /** The database must be closed; of one that is not there yet the copy is empty. */
    void take() {
        doing(() -> {
            Path unfinished = copy.resolveSibling(copy.getFileName() + ".new");
            delete(unfinished);
            Files.createDirectories(unfinished);
            for (Path file : files(database.getParent())) {
                Files.copy(file, unfinished.resolve(file.getFileName()));
            }
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** Puts the files back; the database must be closed. */
    void restore() {
        doing(() -> {
            for (Path file : files(database.getParent())) {
                Files.delete(file);
            }
            for (Path file : files(copy)) {
                Files.copy(file, database.resolveSibling(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        });
        drop();
    }

    void drop() {
        doing(() -> {
            Path old = copy.resolveSibling(copy.getFileName() + ".old");
            delete(old);
            if (Files.exists(copy)) {
                Files.move(copy, old, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            }
        });
    }

    /** The database's files in a folder, but for its lock, which tells of processes and not of data. */
    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(database.getFileName() + "."))
                    .filter(file -> !file.getFileName().toString().endsWith(".lck"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void doing(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The copy of the database before its migration cannot be made or put back (" + copy + ")", e);
        }
    }
}
