package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.Outline.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Predicate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;

/** A piece and what is in it. */
record LoadedPiece(RoutePiece piece, List<Outline> outlines) {

    /**
     * Reads a piece and adds its routes to a context; where that runs already they are started.
     *
     * @throws Exception whatever Camel says of a piece that it does not understand
     */
    static LoadedPiece add(RoutePiece piece, CamelContext camel) throws Exception {
        List<Outline> outlines = new ArrayList<>();
        Outlines reading = new Outlines(camel, piece);
        for (RouteBuilder builder : builders(piece, camel)) {
            if (builder instanceof RouteConfigurationBuilder configurations) {
                configurations.addRouteConfigurationsToCamelContext(camel);
                configurations.getRouteConfigurationCollection().getRouteConfigurations().stream()
                        .map(reading::of)
                        .forEach(outlines::add);
            }
            if (piece.kind() == RoutePiece.Kind.REST) {
                // What its routes do with errors is theirs; Camel's own handler would print what it is told
                builder.setErrorHandlerFactory(new NoErrorHandlerDefinition());
            }
            builder.configureRoutes(camel);
            builder.getRestCollection().getRests().forEach(LoadedPiece::namePaths);
            addNotInlined(builder, camel);
            builder.getRouteCollection().getRoutes().stream()
                    .filter(route -> isMeant(route, camel))
                    .map(reading::of)
                    .forEach(outlines::add);
        }
        return new LoadedPiece(piece, outlines);
    }

    /**
     * A path stays while the route is replaced that it leads to, so it is not made one with it. Camel asks the context for that
     * when the path is added, and when other routes are.
     */
    private static void addNotInlined(RouteBuilder builder, CamelContext camel) throws Exception {
        boolean inlines = camel.getRestConfiguration().isInlineRoutes();
        camel.getRestConfiguration().setInlineRoutes(false);
        try {
            builder.addRoutesToCamelContext(camel);
        } finally {
            camel.getRestConfiguration().setInlineRoutes(inlines);
        }
        builder.getRouteCollection().getRoutes().stream()
                .filter(route -> Boolean.TRUE.equals(route.isRest()))
                .forEach(RouteDefinition::markInlined);
    }

    private static List<RouteBuilder> builders(RoutePiece piece, CamelContext camel) throws Exception {
        Collection<RoutesBuilder> builders = PluginHelper.getRoutesLoader(camel).findRoutesBuilders(piece.resource());
        return builders.stream().map(RouteBuilder.class::cast).toList();
    }

    /** Paths have no ids of their own, and a route that is to be replaced needs one. */
    private static void namePaths(RestDefinition rest) {
        for (VerbDefinition verb : rest.getVerbs()) {
            if (verb.getRouteId() == null) {
                verb.setRouteId(verb.asVerb() + " " + verb.getPath());
            }
        }
    }

    /** A route may have a precondition, such as a setting that is given; Camel leaves it out otherwise. */
    private static boolean isMeant(RouteDefinition route, CamelContext camel) {
        if (route.getPrecondition() == null) {
            return true;
        }
        if (route.getPrecondition().contains("bean")) {
            throw new IllegalArgumentException(
                    "A precondition asks for settings, such as ${properties:event.endpoint}, not for beans");
        }
        Predicate precondition = camel.resolveLanguage("simple").createPredicate(route.getPrecondition());
        precondition.initPredicate(camel);
        return precondition.matches(new DefaultExchange(camel));
    }

    /** The same where it stands in a newer version of its file. */
    LoadedPiece at(RoutePiece newer) {
        return new LoadedPiece(newer, outlines);
    }

    List<String> routeIds() {
        return outlines.stream()
                .filter(outline -> outline.kind() != Kind.CONFIGURATION)
                .map(Outline::id)
                .toList();
    }

    List<String> configurationIds() {
        return outlines.stream()
                .filter(outline -> outline.kind() == Kind.CONFIGURATION)
                .map(Outline::id)
                .toList();
    }

    /** Whether one of its routes handles its errors by one of these configurations. */
    boolean namesOneOf(Set<String> configurationIds) {
        return outlines.stream()
                .anyMatch(outline -> outline.configurations().stream().anyMatch(configurationIds::contains));
    }

    boolean usesKamelet() {
        return outlines.stream()
                .flatMap(outline -> Stream.concat(Stream.ofNullable(outline.from()), outline.calls().stream()))
                .anyMatch(uri -> uri.startsWith("kamelet:"));
    }

    /** What is wrong with it as a whole. */
    RouteFault fault(int line, String reason) {
        return new RouteFault(piece.file(), piece.line() + line, reason);
    }
}
