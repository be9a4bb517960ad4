package io.github.cliocheckin.ops.reload;

import io.github.cliocheckin.ops.watch.RouteReloads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of routes and what runs of them. A change is checked as a whole ({@link RouteCheck}) and then made, of those routes
 * that changed and no others ({@link RouteSwap}); where anything is wrong, what runs stays, and it is told why.
 */
public final class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);
    /** Whoever calls a busy route gets on in between. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

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

    /** What a check of one more file begins with, for it waits for nobody. */
    private record Snapshot(Map<String, RouteFile> files, LoadedRoutes running) {}

    private final CamelContext camel;
    private final RouteSource source;
    private final RouteCheck check;
    private final RouteSwap swap;
    private final RouteHistory history;
    private final RouteReloads reloads;
    private final Clock clock;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<String, String> refusedHashes = new HashMap<>();
    private LoadedRoutes running = LoadedRoutes.NONE;
    private Instant notBefore = Instant.MIN;
    private Instant refusedAt;
    private List<RouteFault> faults = List.of();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), LoadedRoutes.NONE);
    private volatile Standing standing = new Standing(List.of(), null, List.of(), null);

    RouteFiles(
            CamelContext camel,
            RouteSource source,
            RouteCheck check,
            RouteSwap swap,
            RouteHistory history,
            RouteReloads reloads,
            Clock clock) {
        this.camel = camel;
        this.source = source;
        this.check = check;
        this.swap = swap;
        this.history = history;
        this.reloads = reloads;
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
        Map<String, String> known = history.hashes();
        for (RouteFile file : files) {
            Instant now = clock.instant();
            versions.put(file.name(), new Version(file, now));
            if (!file.hash().equals(known.get(file.name()))) {
                history.add(new RouteLoad(now, file.name(), file.hash(), RouteLoad.Result.TAKEN, null));
            }
        }
        tell(null);
    }

    /**
     * Takes over what changed in the folder.
     *
     * @return false if it is to be tried again: a route was busy, or a file could not be read
     */
    public synchronized boolean reload() {
        if (!camel.isStarted() || clock.instant().isBefore(notBefore)) {
            return false;
        }
        return taken();
    }

    /** How the files stand; not held up by a change that is being made. */
    public Standing standing() {
        return standing;
    }

    /** How the routes that run call each other. */
    public RouteFlow flow() {
        return RouteFlow.of(camel, snapshot.running());
    }

    /** A file as it runs, which may not be as it lies in the folder by now. */
    public Optional<RouteFile> find(String name) {
        return Optional.ofNullable(snapshot.files().get(name));
    }

    /** Why what lies in the folder is not what runs, for whoever looks at the health of the service. */
    public Optional<String> trouble() {
        Standing now = standing;
        return now.faults().isEmpty()
                ? Optional.ofNullable(now.waitsFor())
                : Optional.of("edited routes are not taken over, what ran before runs on: "
                        + now.faults().get(0));
    }

    /** Whether a route that works in rounds is to begin another one: not when it is about to be replaced, or the service stops. */
    public boolean isStaying(String routeId) {
        return swap.isStaying(routeId);
    }

    /** What is wrong with a version of a file that is not in the folder, if it lay there. */
    List<RouteFault> faultsOf(RouteFile file) {
        Snapshot now = snapshot;
        Map<String, RouteFile> files = new TreeMap<>(now.files());
        files.put(file.name(), file);
        try {
            check.change(files.values(), now.running());
            return List.of();
        } catch (RoutesRefusedException e) {
            return e.faults();
        }
    }

    private boolean taken() {
        List<RouteFile> files = List.of();
        try {
            files = source.read();
            if (files.isEmpty()) {
                // As while a folder is replaced by another one, or is not mounted
                throw new RoutesRefusedException(List.of(new RouteFault("routes", 0, "There is no file of routes.")));
            }
            RouteChange change = check.change(files, running);
            refuseKamelets(change);
            if (!change.isEmpty()) {
                swap.make(change, running);
            }
            LoadedRoutes before = running;
            running = change.wanted();
            settle(files, before, change);
            return true;
        } catch (RouteBusyException e) {
            LOG.warn("Routes: {}", e.getMessage());
            notBefore = clock.instant().plus(PAUSE);
            tell(e.getMessage());
            return false;
        } catch (RoutesRefusedException e) {
            running = new LoadedRoutes(running.pieces().stream()
                    .filter(piece -> !e.lost().contains(piece))
                    .toList());
            refused(files, e);
            // What could not be read, or started again, may be so later though no file changes
            return e.lost().isEmpty() && !files.isEmpty();
        } catch (RuntimeException e) {
            RouteFault fault = new RouteFault("routes", 0, e.getClass().getSimpleName() + ": " + e.getMessage() + ".");
            refused(files, new RoutesRefusedException(fault, e));
            return false;
        }
    }

    /** Camel leaves the routes that it made of a kamelet running, beside those of the next one. */
    private static void refuseKamelets(RouteChange change) {
        List<RouteFault> needRestart = Stream.concat(change.leaving().stream(), change.coming().stream())
                .filter(LoadedPiece::usesKamelet)
                .map(piece -> piece.fault(0, "A route that uses a kamelet changes with a restart only."))
                .distinct()
                .toList();
        if (!needRestart.isEmpty()) {
            throw new RoutesRefusedException(needRestart);
        }
    }

    private void settle(List<RouteFile> files, LoadedRoutes before, RouteChange change) {
        Set<String> names = new TreeSet<>();
        files.forEach(file -> names.add(file.name()));
        for (String gone :
                versions.keySet().stream().filter(name -> !names.contains(name)).toList()) {
            versions.remove(gone);
            history.add(new RouteLoad(clock.instant(), gone, null, RouteLoad.Result.REMOVED, null));
            LOG.warn("Routes: {} is gone, its routes are stopped: {}", gone, before.routeIds(gone));
        }
        for (RouteFile file : files) {
            Version version = versions.get(file.name());
            if (version == null || !version.file().equals(file)) {
                taken(file);
                LOG.info("Routes: {} is taken over", file.name());
            }
        }
        if (!change.isEmpty()) {
            LOG.info("Routes: replaced or new: {}", routeIds(change.coming()));
            reloads.taken();
        }
        if (refusedAt != null) {
            LOG.info("Routes: what lies in the folder runs again");
        }
        notBefore = Instant.MIN;
        refusedHashes.clear();
        refusedAt = null;
        faults = List.of();
        tell(null);
    }

    private static List<String> routeIds(List<LoadedPiece> pieces) {
        return pieces.stream().flatMap(piece -> piece.routeIds().stream()).toList();
    }

    private void taken(RouteFile file) {
        Instant now = clock.instant();
        versions.put(file.name(), new Version(file, now));
        history.add(new RouteLoad(now, file.name(), file.hash(), RouteLoad.Result.TAKEN, null));
    }

    private void refused(List<RouteFile> files, RoutesRefusedException refusal) {
        if (refusal.faults().equals(faults)) {
            return; // tried once more, and told before
        }
        reloads.refused();
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
        Map<String, RouteFile> texts = new TreeMap<>();
        versions.values().forEach(version -> texts.put(version.file().name(), version.file()));
        snapshot = new Snapshot(texts, running);
    }
}
