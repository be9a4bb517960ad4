package io.github.cliocheckin.ops.reload;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of routes and what runs of them. A change is checked as a whole ({@link RouteCheck}) and then made, of those routes
 * that changed and no others ({@link RouteSwap}); where anything is wrong, what runs stays, and it is told why.
 */
public final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    /** A file that runs. */
    public record Running(String file, String hash, Instant since, List<String> routes) {}

    /**
     * How the files stand.
     *
     * @param refusedAt when the folder was last not taken over; null if what is there runs
     * @param faults why, empty if what is there runs
     * @param waitsFor what a change waits for that is right; null if nothing waits
     */
    public record Standing(List<Running> files, Instant refusedAt, List<RouteFault> faults, String waitsFor) {}

    private record Version(RouteFile file, Instant since) {}

    private final CamelContext camel;
    private final RouteSource source;
    private final RouteCheck check;
    private final RouteSwap swap;
    private final RouteHistory history;
    private final Clock clock;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> refusedHashes = new HashMap<>();
    private LoadedRoutes running = LoadedRoutes.NONE;
    private Instant refusedAt;
    private List<RouteFault> faults = List.of();
    private volatile Standing standing = new Standing(List.of(), null, List.of(), null);

    RouteFiles(
            CamelContext camel,
            RouteSource source,
            RouteCheck check,
            RouteSwap swap,
            RouteHistory history,
            Clock clock) {
        this.camel = camel;
        this.source = source;
        this.check = check;
        this.swap = swap;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Adds the files to the context that is about to start.
     *
     * @throws RoutesRefusedException if something is wrong; nothing runs yet that could stay
     */
    public synchronized void load() {
        List<RouteFile> files = source.read();
        running = check.addTo(files);
        files.forEach(this::taken);
        tell(null);
    }

    /** Takes over what changed in the folder. Returns when it runs, or is refused. */
    public synchronized void reload() {
        while (camel.isStarted() && !taken()) {
            LOG.debug("Trying once more to take the routes over");
        }
    }

    /** How the files stand; not held up by a change that is being made. */
    public Standing standing() {
        return standing;
    }

    /** Whether a route that works in rounds is to begin another one: not when it is about to be replaced, or the service stops. */
    public boolean isStaying(String routeId) {
        return swap.isStaying(routeId);
    }

    /** What is wrong with a version of a file that is not in the folder, if it lay there. */
    List<RouteFault> faultsOf(RouteFile file) {
        LoadedRoutes loaded;
        Map<String, RouteFile> files = new LinkedHashMap<>();
        synchronized (this) {
            loaded = running;
            versions.forEach((name, version) -> files.put(name, version.file()));
        }
        files.put(file.name(), file);
        try {
            check.change(files.values(), loaded);
            return List.of();
        } catch (RoutesRefusedException e) {
            return e.faults();
        }
    }

    /** False if it is to be tried again at once: a route was busy for as long as there is patience for. */
    private boolean taken() {
        List<RouteFile> files = List.of();
        try {
            files = source.read();
            RouteChange change = check.change(files, running);
            if (!change.isEmpty()) {
                swap.make(change, running);
            }
            LoadedRoutes before = running;
            running = change.wanted();
            settle(files, before, change);
            return true;
        } catch (RouteBusyException e) {
            LOG.warn("Routes: {}", e.getMessage());
            tell(e.getMessage());
            return false;
        } catch (RoutesRefusedException e) {
            refused(files, e);
            return true;
        }
    }

    private void settle(List<RouteFile> files, LoadedRoutes before, RouteChange change) {
        Set<String> names = new TreeSet<>();
        files.forEach(file -> names.add(file.name()));
        for (String gone :
                versions.keySet().stream().filter(name -> !names.contains(name)).toList()) {
            versions.remove(gone);
            history.add(new RouteLoad(clock.instant(), gone, null, RouteLoad.Result.REMOVED, null));
            LOG.info("Routes: {} is gone, its routes are stopped: {}", gone, before.routeIds(gone));
        }
        for (RouteFile file : files) {
            if (!Optional.ofNullable(versions.get(file.name()))
                    .map(Version::file)
                    .equals(Optional.of(file))) {
                taken(file);
                LOG.info("Routes: {} is taken over: {}", file.name(), changedRoutes(file.name(), change));
            }
        }
        refusedHashes.clear();
        refusedAt = null;
        faults = List.of();
        tell(null);
    }

    private static List<String> changedRoutes(String file, RouteChange change) {
        List<String> routes = new ArrayList<>();
        change.coming().stream()
                .filter(piece -> piece.piece().file().equals(file))
                .forEach(piece -> routes.addAll(piece.routeIds()));
        return routes;
    }

    private void taken(RouteFile file) {
        Instant now = clock.instant();
        versions.put(file.name(), new Version(file, now));
        history.add(new RouteLoad(now, file.name(), file.hash(), RouteLoad.Result.TAKEN, null));
    }

    private void refused(List<RouteFile> files, RoutesRefusedException refusal) {
        refusedAt = clock.instant();
        faults = refusal.faults();
        LOG.error("Routes: not taken over, what runs goes on: {}", refusal.getMessage());
        for (RouteFile file : files) {
            boolean isNew = !Objects.equals(
                    Optional.ofNullable(versions.get(file.name()))
                            .map(version -> version.file().hash()),
                    Optional.of(file.hash()));
            if (isNew && !file.hash().equals(refusedHashes.put(file.name(), file.hash()))) {
                history.add(new RouteLoad(
                        refusedAt, file.name(), file.hash(), RouteLoad.Result.REFUSED, reason(file, refusal)));
            }
        }
        tell(null);
    }

    /** Why a file is not taken over: its own fault, or that of the file that it changed together with. */
    private static String reason(RouteFile file, RoutesRefusedException refusal) {
        return refusal.faults().stream()
                .filter(fault -> fault.file().equals(file.name()))
                .findFirst()
                .map(RouteFault::toString)
                .orElse("It waits until this is mended: " + refusal.faults().get(0));
    }

    private void tell(String waitsFor) {
        List<Running> files = versions.values().stream()
                .map(version -> new Running(
                        version.file().name(),
                        version.file().hash(),
                        version.since(),
                        running.routeIds(version.file().name())))
                .toList();
        standing = new Standing(files, refusedAt, faults, waitsFor);
    }
}
