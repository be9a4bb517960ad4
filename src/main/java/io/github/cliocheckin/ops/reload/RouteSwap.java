package io.github.cliocheckin.ops.reload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Replaces routes while others run. A route that leaves takes nothing in any more, is left by what is in it, and only then
 * gives way; whoever calls it meanwhile waits for the one that comes. Callers leave before what they call, so that nobody waits
 * for somebody who waits for him.
 */
final class RouteSwap {

    private static final long MILLIS_BETWEEN_LOOKS = 2;

    private final CamelContext camel;
    private final WaitingDirect direct;
    private final Duration patience;
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    /** @param patience how long a route may take until the last message has left it */
    RouteSwap(CamelContext camel, Duration patience) {
        this.camel = camel;
        this.direct = camel.getComponent("direct", WaitingDirect.class);
        this.patience = patience;
    }

    /** Whether a route that works in rounds is to begin another one: not when it is about to be replaced, or the service stops. */
    boolean isStaying(String routeId) {
        return !camel.isStopping() && !leaving.contains(routeId);
    }

    /**
     * Makes a change.
     *
     * @throws RouteBusyException if a route was not left in time; everything is as before
     * @throws RoutesRefusedException if what comes cannot be started; everything is as before
     */
    void make(RouteChange change, LoadedRoutes running) {
        List<String> outgoing = new ArrayList<>(routeIds(change.leaving(), running));
        Collections.reverse(outgoing); // callers first
        Deque<Consumer> shut = new ArrayDeque<>();
        leaving.addAll(outgoing);
        try {
            for (String id : outgoing) {
                shut(id, shut);
            }
        } catch (RouteBusyException e) {
            shut.forEach(ServiceHelper::resumeService);
            throw e;
        } finally {
            leaving.clear();
        }
        change.leaving().forEach(this::remove);
        List<LoadedPiece> incoming = ordered(change.coming(), change.wanted());
        for (LoadedPiece piece : incoming) {
            try {
                LoadedPiece.add(piece.piece(), camel);
            } catch (Exception e) {
                incoming.forEach(this::remove);
                ordered(change.leaving(), running).forEach(this::restore);
                throw new RoutesRefusedException(new FaultText(camel.getPropertiesComponent()).of(piece.piece(), e), e);
            }
        }
    }

    private void shut(String id, Deque<Consumer> shut) {
        Route route = camel.getRoute(id);
        if (route == null || route.getConsumer() == null) {
            return;
        }
        shut.push(route.getConsumer());
        ServiceHelper.suspendService(route.getConsumer());
        String directName = Outline.directName(route.getEndpoint().getEndpointUri());
        BooleanSupplier isEmpty = directName == null
                ? () -> camel.getInflightRepository().size(id) == 0
                : () -> direct.door("direct:" + directName).inside() == 0;
        long until = System.nanoTime() + patience.toNanos();
        while (!isEmpty.getAsBoolean()) {
            if (camel.isStopping() || System.nanoTime() > until) {
                throw new RouteBusyException(id, patience);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while routes were replaced", e);
        }
    }

    private void remove(LoadedPiece piece) {
        try {
            for (String id : piece.routeIds()) {
                RouteDefinition definition = model().getRouteDefinition(id);
                if (definition != null) {
                    model().removeRouteDefinition(definition);
                }
            }
            for (String id : piece.configurationIds()) {
                model().removeRouteConfiguration(model().getRouteConfigurationDefinition(id));
            }
            model().getRestDefinitions()
                    .removeIf(rest -> rest.getVerbs().stream()
                            .anyMatch(verb -> piece.routeIds().contains(verb.getRouteId())));
        } catch (Exception e) {
            throw new IllegalStateException("Routes of " + piece.piece().file() + " cannot be stopped", e);
        }
    }

    private void restore(LoadedPiece piece) {
        try {
            LoadedPiece.add(piece.piece(), camel);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Routes of " + piece.piece().file() + " cannot be started any more: restart the service", e);
        }
    }

    /** Configurations first, then what is called before who calls it. */
    private static List<LoadedPiece> ordered(Collection<LoadedPiece> pieces, LoadedRoutes all) {
        List<String> ids = routeIds(pieces, all);
        return pieces.stream()
                .sorted(Comparator.comparingInt(piece -> piece.routeIds().stream()
                        .filter(Objects::nonNull)
                        .mapToInt(ids::indexOf)
                        .min()
                        .orElse(-1)))
                .toList();
    }

    private static List<String> routeIds(Collection<LoadedPiece> pieces, LoadedRoutes all) {
        return new CallGraph(all.outlines())
                .calleesFirst(pieces.stream()
                        .flatMap(piece -> piece.routeIds().stream())
                        .toList());
    }

    private Model model() {
        return camel.getCamelContextExtension().getContextPlugin(Model.class);
    }
}
