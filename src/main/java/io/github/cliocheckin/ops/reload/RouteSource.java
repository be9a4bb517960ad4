package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.WatchedFiles;
import java.util.List;
import java.util.Optional;

/** Where files of routes come from. */
public interface RouteSource {

    /**
     * Reads them, in the order of their names.
     *
     * @throws RoutesRefusedException if one is not text in UTF-8
     * @throws java.io.UncheckedIOException if there is no reading them
     */
    List<RouteFile> read();

    /** What tells that somebody edited them; empty where nobody can. */
    default Optional<WatchedFiles> watched() {
        return Optional.empty();
    }
}
