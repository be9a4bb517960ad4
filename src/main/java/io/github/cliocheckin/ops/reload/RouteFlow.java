package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** The routes that run, and which calls which: by {@code direct:} or {@code seda:}. Whoever may see no setting may see it. */
public record RouteFlow(List<Stop> stops) {

    private static final Pattern OURS = Pattern.compile("(direct|seda):");

    /**
     * A route, or a path of the HTTP API that leads to one.
     *
     * @param file that it stands in
     * @param description a sentence; empty if it has none
     * @param start the name that it is called by, or the scheme of what else starts it
     * @param calls the ids of the routes that it calls, each once
     * @param calledBy the ids of the routes that call it
     * @param endpoints what else it sends to, by scheme
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
                            shown(outline.from()),
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
                .filter(uri -> !byStart.containsKey(plain(uri)))
                .map(RouteFlow::shown)
                .distinct()
                .toList();
    }

    private static String description(RouteDefinition route) {
        return route == null || route.getDescriptionText() == null ? "" : route.getDescriptionText();
    }

    /** An endpoint without its parameters, written in one way. */
    private static String plain(String uri) {
        return (uri == null ? "" : uri).replaceFirst("(?s)\\?.*", "").replaceFirst("^(direct|seda)://", "$1:");
    }

    /** Of an endpoint that is no name of ours its scheme alone: the settings may have put a secret into any part of the rest. */
    private static String shown(String uri) {
        String plain = plain(uri);
        return OURS.matcher(plain).lookingAt() ? plain : plain.replaceFirst("(?s):.*", "");
    }
}
