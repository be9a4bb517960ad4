package io.github.cliocheckin.ops.reload;

import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * What is taken over or left as a whole: an entry of a YAML file (a route, a route configuration, the paths of a rest), or a
 * whole Java file. Two pieces are the same if their text is, wherever in the file it stands by now.
 *
 * @param line where it begins, counted from one
 */
record RoutePiece(String file, Kind kind, int line, String text) {

    /** In the order in which they are added: a Java file may have configurations in it too. */
    enum Kind {
        ROUTE_CONFIGURATION,
        JAVA,
        ROUTE,
        REST
    }

    /** What makes it the same piece. */
    record Key(String file, Kind kind, String text) {}

    Key key() {
        return new Key(file, kind, text);
    }

    /** Under its own name and with its lines where they stand in the file, for Camel quotes both. */
    Resource resource() {
        return ResourceHelper.fromString(file, "\n".repeat(line - 1) + text);
    }
}
