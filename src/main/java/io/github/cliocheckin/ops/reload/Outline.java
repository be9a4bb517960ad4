package io.github.cliocheckin.ops.reload;

import java.util.List;
import java.util.Set;

/**
 * What can be said of a route, or of a route configuration, without running it.
 *
 * @param id null if the file gives none
 * @param from the endpoint that starts a route; null for a configuration
 * @param line where it begins, counted from the first line of its piece, which is 0
 * @param configurations the ids of the configurations that a route names
 * @param handlesErrors whether it says itself what happens to errors
 */
record Outline(
        Kind kind,
        String id,
        String from,
        int line,
        Set<String> configurations,
        boolean handlesErrors,
        List<Use> uses) {

    enum Kind {
        CONFIGURATION,
        ROUTE,
        /** A path of the HTTP API, which hands its calls to a route. */
        PATH
    }

    /** What it calls, and on which line of its piece. */
    sealed interface Use {

        int line();

        /** An endpoint that it sends to. */
        record OfEndpoint(String uri, int line) implements Use {}

        /**
         * A bean by its name.
         *
         * @param method null if Camel is to find one
         */
        record OfBean(String name, String method, int line) implements Use {}

        /** A class of which Camel would make a bean. */
        record OfClass(String name, int line) implements Use {}
    }

    /** The endpoints that it sends to. */
    List<String> calls() {
        return uses.stream()
                .filter(Use.OfEndpoint.class::isInstance)
                .map(use -> ((Use.OfEndpoint) use).uri())
                .toList();
    }

    /** The name that a {@code direct:} endpoint has for whoever calls it; null for other endpoints. */
    static String directName(String uri) {
        if (uri == null || !uri.startsWith("direct:")) {
            return null;
        }
        return uri.substring("direct:".length()).replaceFirst("^//", "").replaceFirst("\\?.*", "");
    }
}
