package io.github.cliocheckin.ops.reload;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pieces of all files, each once. */
final class LoadedRoutes {

    static final LoadedRoutes NONE = new LoadedRoutes(List.of());

    private final Map<RoutePiece.Key, LoadedPiece> pieces = new LinkedHashMap<>();

    LoadedRoutes(Collection<LoadedPiece> pieces) {
        pieces.forEach(piece -> this.pieces.put(piece.piece().key(), piece));
    }

    Collection<LoadedPiece> pieces() {
        return pieces.values();
    }

    Optional<LoadedPiece> same(RoutePiece piece) {
        return Optional.ofNullable(pieces.get(piece.key()));
    }

    /** Those that the other has not. */
    List<LoadedPiece> without(LoadedRoutes other) {
        return pieces.values().stream()
                .filter(piece -> other.same(piece.piece()).isEmpty())
                .toList();
    }

    List<Outline> outlines() {
        return pieces.values().stream()
                .flatMap(piece -> piece.outlines().stream())
                .toList();
    }

    /** The ids of a file's routes, in its order. */
    List<String> routeIds(String file) {
        return pieces.values().stream()
                .filter(piece -> piece.piece().file().equals(file))
                .flatMap(piece -> piece.routeIds().stream())
                .toList();
    }

    static Set<String> configurationIds(Collection<LoadedPiece> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.configurationIds().stream())
                .collect(Collectors.toSet());
    }
}
