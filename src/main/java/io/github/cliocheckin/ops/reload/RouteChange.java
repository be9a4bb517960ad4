package io.github.cliocheckin.ops.reload;

import java.util.List;

/**
 * What is to be replaced by what.
 *
 * @param leaving pieces that run and are gone, or changed, or handle errors by a configuration that changed
 * @param coming what takes their place
 * @param wanted all that runs afterwards
 */
record RouteChange(List<LoadedPiece> leaving, List<LoadedPiece> coming, LoadedRoutes wanted) {

    boolean isEmpty() {
        return leaving.isEmpty() && coming.isEmpty();
    }
}
