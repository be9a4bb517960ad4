package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.reload.RoutePiece.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;

/**
 * Checks files of routes before they are taken over: they are read, looked at as a whole ({@link RouteLint}), and what would
 * come is built, endpoints and all, in a context that is thrown away and never started.
 */
public final class RouteCheck {

    private final CamelContext camel;
    private final RouteLint lint;
    private final FaultText faultText;
    private final boolean servesCalls;

    /**
     * @param camel the context that runs, or is wired and does not: its settings, beans and components are what routes may name
     * @param components the schemes of the components that they may use
     * @param servesCalls whether there is a listener for HTTP; otherwise their rests are left out
     */
    public RouteCheck(CamelContext camel, Set<String> components, boolean servesCalls) {
        this.camel = camel;
        this.lint = new RouteLint(components, name -> camel.getRegistry().lookupByName(name));
        this.servesCalls = servesCalls;
        this.faultText = new FaultText(camel);
    }

    /** All that is found wrong with files, whatever runs; what is wrong may hide more. */
    public List<RouteFault> faults(RouteSource source) {
        try {
            change(source.read(), LoadedRoutes.NONE);
            return List.of();
        } catch (RoutesRefusedException e) {
            return e.faults();
        }
    }

    /**
     * What would change.
     *
     * @param running the pieces that are not looked at again
     * @throws RoutesRefusedException if something is wrong
     */
    RouteChange change(Collection<RouteFile> files, LoadedRoutes running) {
        List<RoutePiece> pieces = pieces(files);
        DefaultCamelContext trial = TrialContext.of(camel);
        Map<RoutePiece.Key, LoadedPiece> read = new LinkedHashMap<>();
        // Every configuration, for what is built is built with them
        read(pieces, trial, read, piece -> piece.kind() == Kind.ROUTE_CONFIGURATION);
        read(pieces, trial, read, piece -> running.same(piece).isEmpty());
        Set<String> changedConfigurations = changedConfigurations(read.values(), running);
        read(
                pieces,
                trial,
                read,
                piece -> running.same(piece)
                        .filter(same -> same.namesOneOf(changedConfigurations))
                        .isPresent());

        List<LoadedPiece> wanted = new ArrayList<>();
        List<LoadedPiece> coming = new ArrayList<>();
        for (RoutePiece piece : pieces) {
            LoadedPiece same = running.same(piece).orElse(null);
            boolean comes = same == null || same.namesOneOf(changedConfigurations);
            LoadedPiece next = comes ? read.get(piece.key()) : same.at(piece);
            wanted.add(next);
            if (comes) {
                coming.add(next);
            }
        }
        refuse(lint.faults(wanted));
        refuse(faultsOfNamesakes(coming, running));
        coming.forEach(piece -> build(piece, trial));
        LoadedRoutes next = new LoadedRoutes(wanted);
        List<LoadedPiece> leaving = Stream.concat(
                        running.without(next).stream(),
                        coming.stream().flatMap(piece -> running.same(piece.piece()).stream()))
                .toList();
        return new RouteChange(leaving, coming, next);
    }

    /** Camel would take a route of somebody else's away that has the id of one that is added. */
    private List<RouteFault> faultsOfNamesakes(List<LoadedPiece> coming, LoadedRoutes running) {
        Set<String> ours = new HashSet<>();
        running.pieces().forEach(piece -> ours.addAll(piece.routeIds()));
        return coming.stream()
                .flatMap(piece -> piece.routeIds().stream()
                        .filter(id -> camel.getRoute(id) != null && !ours.contains(id))
                        .map(id -> piece.fault(0, "The application has a route with the id " + id + " already.")))
                .toList();
    }

    /**
     * Adds files to the context, which does not run yet: its start is their trial.
     *
     * @throws RoutesRefusedException if something is wrong
     */
    LoadedRoutes addTo(Collection<RouteFile> files) {
        List<LoadedPiece> added = new ArrayList<>();
        List<RoutePiece> pieces = pieces(files);
        // Configurations first: a route takes over what they say when it is added. The others stay in the order of the
        // files.
        pieces.sort(Comparator.comparing(RoutePiece::kind));
        for (RoutePiece piece : pieces) {
            added.add(add(piece, camel));
        }
        refuse(lint.faults(added));
        return new LoadedRoutes(added);
    }

    private List<RoutePiece> pieces(Collection<RouteFile> files) {
        List<RoutePiece> pieces = new ArrayList<>();
        List<RouteFault> faults = new ArrayList<>();
        for (RouteFile file : files) {
            try {
                pieces.addAll(RoutePieces.of(file));
            } catch (RoutesRefusedException e) {
                faults.addAll(e.faults());
            }
        }
        refuse(faults);
        pieces.removeIf(piece -> piece.kind() == Kind.REST && !servesCalls);
        return pieces;
    }

    private void read(
            List<RoutePiece> pieces,
            CamelContext trial,
            Map<RoutePiece.Key, LoadedPiece> read,
            Predicate<RoutePiece> meant) {
        for (RoutePiece piece : pieces) {
            if (meant.test(piece) && !read.containsKey(piece.key())) {
                read.put(piece.key(), add(piece, trial));
            }
        }
    }

    private LoadedPiece add(RoutePiece piece, CamelContext into) {
        try {
            return LoadedPiece.add(piece, into);
        } catch (Exception | StackOverflowError e) {
            throw new RoutesRefusedException(faultText.of(piece, e), e);
        }
    }

    private static Set<String> changedConfigurations(Collection<LoadedPiece> read, LoadedRoutes running) {
        LoadedRoutes next = new LoadedRoutes(read);
        List<LoadedPiece> changed = new ArrayList<>(next.without(running));
        running.without(next).stream()
                .filter(piece -> piece.piece().kind() == Kind.ROUTE_CONFIGURATION)
                .forEach(changed::add);
        return LoadedRoutes.configurationIds(changed);
    }

    /** As a start does, up to where the route would begin to take in messages. */
    private void build(LoadedPiece piece, DefaultCamelContext trial) {
        Model model = trial.getCamelContextExtension().getContextPlugin(Model.class);
        for (String id : piece.routeIds()) {
            try {
                RouteDefinition definition = model.getRouteDefinition(id);
                RouteDefinitionHelper.forceAssignIds(trial, definition.getInput());
                RouteDefinitionHelper.forceAssignIds(trial, definition);
                trial.getCamelContextExtension().createRoute(id);
                Route route = model.getModelReifierFactory().createRoute(trial, definition);
                if (!Boolean.TRUE.equals(definition.isRest())) {
                    route.getEndpoint().createConsumer(exchange -> {});
                }
            } catch (Exception e) {
                throw new RoutesRefusedException(faultText.of(piece.piece(), id, piece.outlines(), e), e);
            } finally {
                trial.getCamelContextExtension().createRoute(null);
            }
        }
    }

    private static void refuse(List<RouteFault> faults) {
        if (!faults.isEmpty()) {
            throw new RoutesRefusedException(faults);
        }
    }
}
