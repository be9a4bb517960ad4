package io.github.cliocheckin.security;

import io.github.cliocheckin.api.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells a call that no route took why: there is no such path, the path does not take the method, or the body is not JSON.
 * Vert.x tells the same on its outermost router only, which Camel keeps to itself.
 */
final class Unrouted implements Handler<RoutingContext> {

    private final Router router;

    Unrouted(Router router) {
        this.router = router;
    }

    @Override
    public void handle(RoutingContext call) {
        String path = call.normalizedPath();
        Set<String> methods = methods(path);
        String method = call.request().method().name();
        if (methods.isEmpty()) {
            ProblemResponse.end(
                    call,
                    Problem.of(
                            Problem.Kind.NOT_FOUND,
                            null,
                            "There is no path " + path + ": GET /openapi.json tells which there are."));
        } else if (!methods.contains(method)) {
            call.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            ProblemResponse.end(
                    call,
                    Problem.of(
                            Problem.Kind.METHOD_NOT_ALLOWED,
                            null,
                            path + " does not take " + method + ": it takes " + String.join(", ", methods) + "."));
        } else {
            ProblemResponse.end(
                    call,
                    Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type",
                            "The body is not said to be JSON: send the header Content-Type: application/json."));
        }
    }

    /** Whether a route would take the call, were its body JSON. */
    boolean isRouted(RoutingContext call) {
        return methods(call.normalizedPath()).contains(call.request().method().name());
    }

    private Set<String> methods(String path) {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null && matches(route, path))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Vert.x writes a path's parameters as {@code :name}. */
    private static boolean matches(Route route, String path) {
        String pattern = Pattern.compile("(:[A-Za-z0-9_]+)|([^:]+)")
                .matcher(route.getPath())
                .replaceAll(part -> part.group(1) != null ? "[^/]+" : "\\\\Q" + part.group(2) + "\\\\E");
        return path.matches(pattern);
    }
}
