package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.URISupport;

/** The routes that run, and which calls which: by {@code direct:} or {@code seda:}. Endpoints are without what they may hold secret. */
public record RouteFlow(List<Stop> stops) {

    /**
     * A route, or a path of the HTTP API that leads to one.
     *
     * @param file that it stands in
     * @param description a sentence; empty if it has none
     * @param start the endpoint that starts it
     * @param calls the ids of the routes that it calls, each once
     * @param calledBy the ids of the routes that call it
     * @param endpoints what else it sends to
     */
    public record Stop(
            String id,
            String file,
            String description,
            String start,
            boolean isPath,
            List<String> calls,
            List<String> calledBy,
            List<String> endpoints) {}

    static RouteFlow of(CamelContext camel, LoadedRoutes running) {
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        List<Outline> outlines = running.outlines().stream()
                .filter(outline -> outline.kind() != Kind.CONFIGURATION && outline.id() != null)
                .toList();
        Map<String, String> byStart = new HashMap<>();
        outlines.forEach(outline -> byStart.put(plain(outline.from()), outline.id()));
        Map<String, List<String>> calls = new HashMap<>();
        Map<String, List<String>> calledBy = new HashMap<>();
        for (Outline outline : outlines) {
            List<String> called = called(outline, byStart);
            calls.put(outline.id(), called);
            called.forEach(
                    id -> calledBy.computeIfAbsent(id, any -> new ArrayList<>()).add(outline.id()));
        }
        List<Stop> stops = new ArrayList<>();
        for (LoadedPiece piece : running.pieces()) {
            for (Outline outline : piece.outlines()) {
                if (calls.containsKey(outline.id()) && outline.kind() != Kind.CONFIGURATION) {
                    stops.add(new Stop(
                            outline.id(),
                            piece.piece().file(),
                            description(model.getRouteDefinition(outline.id())),
                            plain(outline.from()),
                            outline.kind() == Kind.PATH,
                            calls.get(outline.id()),
                            List.copyOf(calledBy.getOrDefault(outline.id(), List.of())),
                            others(outline, byStart)));
                }
            }
        }
        return new RouteFlow(stops);
    }

    private static List<String> called(Outline outline, Map<String, String> byStart) {
        return outline.calls().stream()
                .map(uri -> byStart.get(plain(uri)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> others(Outline outline, Map<String, String> byStart) {
        return outline.calls().stream()
                .map(RouteFlow::plain)
                .filter(uri -> !byStart.containsKey(uri))
                .distinct()
                .toList();
    }

    private static String description(RouteDefinition route) {
        return route == null || route.getDescriptionText() == null ? "" : route.getDescriptionText();
    }

    /** An endpoint without its parameters, and without a password before a host. */
    private static String plain(String uri) {
        return URISupport.sanitizeUri(uri == null ? "" : uri)
                .replaceFirst("\\?.*", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("^(direct|seda)://", "$1:");
    }
}
