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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces routes while others run. A route that leaves takes nothing in any more, is left by what is in it, and only then
 * gives way; whoever calls it meanwhile waits for the one that comes. Callers leave before what they call, so that nobody waits
 * for somebody who waits for him.
 */
final class RouteSwap {

    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
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
     * @throws RouteBusyException if the routes were not left in time; everything is as before
     * @throws RoutesRefusedException if what comes cannot be started; everything is as before, or the exception says what is not
     */
    void make(RouteChange change, LoadedRoutes running) {
        shutAll(change, running);
        List<LoadedPiece> incoming = ordered(change.coming(), change.wanted());
        LoadedPiece piece = null;
        try {
            for (LoadedPiece leaves : change.leaving()) {
                piece = leaves;
                remove(piece);
            }
            for (LoadedPiece comes : incoming) {
                piece = comes;
                LoadedPiece.add(piece.piece(), camel);
            }
        } catch (Exception e) {
            throw new RoutesRefusedException(
                    new FaultText(camel).of(piece.piece(), e), e, putBack(change, running, incoming));
        }
    }

    /** Callers first; all of them have one patience together. */
    private void shutAll(RouteChange change, LoadedRoutes running) {
        List<String> outgoing = new ArrayList<>(routeIds(change.leaving(), running));
        Collections.reverse(outgoing);
        Deque<Consumer> shut = new ArrayDeque<>();
        leaving.addAll(outgoing);
        long until = System.nanoTime() + patience.toNanos();
        try {
            for (String id : outgoing) {
                shut(id, shut, until);
            }
        } catch (RuntimeException e) {
            shut.forEach(ServiceHelper::resumeService);
            throw e;
        } finally {
            leaving.clear();
        }
    }

    private void shut(String id, Deque<Consumer> shut, long until) {
        Route route = camel.getRoute(id);
        // A path only hands its calls on: it is open until it is removed, and its calls wait where they lead to
        if (route == null
                || route.getConsumer() == null
                || route.getEndpoint().getEndpointUri().startsWith("rest:")) {
            return;
        }
        shut.push(route.getConsumer());
        if (route.getEndpoint() instanceof SedaEndpoint queue) {
            // What lies in its queue would go with it
            await(() -> suspended(route.getConsumer(), queue), id, until);
        } else {
            ServiceHelper.suspendService(route.getConsumer());
        }
        String directName = Outline.directName(route.getEndpoint().getEndpointUri());
        await(
                directName == null
                        ? () -> camel.getInflightRepository().size(id) == 0
                        : () -> direct.door("direct:" + directName).inside() == 0,
                id,
                until);
    }

    /** Suspends a queue's reader if the queue is empty, and is so still when nobody reads it any more. */
    private static boolean suspended(Consumer reader, SedaEndpoint queue) {
        if (!queue.getQueue().isEmpty()) {
            return false;
        }
        ServiceHelper.suspendService(reader);
        if (queue.getQueue().isEmpty()) {
            return true;
        }
        ServiceHelper.resumeService(reader);
        return false;
    }

    private void await(BooleanSupplier condition, String id, long until) {
        while (!condition.getAsBoolean()) {
            if (camel.isStopping() || System.nanoTime() > until) {
                throw new RouteBusyException(id, patience);
            }
            pause();
        }
    }

    /** Has everything as before; the pieces with which that did not succeed. */
    private List<LoadedPiece> putBack(RouteChange change, LoadedRoutes running, List<LoadedPiece> incoming) {
        incoming.forEach(this::removeWhatIsThere);
        change.leaving().forEach(this::removeWhatIsThere);
        List<LoadedPiece> lost = new ArrayList<>();
        for (LoadedPiece piece : ordered(change.leaving(), running)) {
            try {
                LoadedPiece.add(piece.piece(), camel);
            } catch (Exception e) {
                LOG.error("Routes: {} cannot be started again", piece.routeIds());
                lost.add(piece);
            }
        }
        return lost;
    }

    private void removeWhatIsThere(LoadedPiece piece) {
        try {
            remove(piece);
        } catch (Exception e) {
            LOG.error("Routes: {} cannot be removed", piece.routeIds());
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

    private void remove(LoadedPiece piece) throws Exception {
        for (String id : piece.routeIds()) {
            RouteDefinition definition = model().getRouteDefinition(id);
            if (definition != null) {
                // It was left before; what came into a queue since is not waited for
                camel.getRouteController().stopRoute(id, 1, TimeUnit.SECONDS);
                camel.removeRoute(id);
                model().getRouteDefinitions().remove(definition);
            }
        }
        for (RouteConfigurationDefinition configuration : List.copyOf(model().getRouteConfigurationDefinitions())) {
            if (piece.configurationIds().contains(configuration.getId())) {
                model().removeRouteConfiguration(configuration);
            }
        }
        model().getRestDefinitions()
                .removeIf(rest -> rest.getVerbs().stream()
                        .anyMatch(verb -> piece.routeIds().contains(verb.getRouteId())));
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
