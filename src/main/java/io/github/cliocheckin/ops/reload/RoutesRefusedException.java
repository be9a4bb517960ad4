package io.github.cliocheckin.ops.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The files of routes are not taken over as they are; what runs goes on. */
public final class RoutesRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // An exception that nobody serializes
    private final List<RouteFault> faults;

    @SuppressWarnings("serial")
    private final List<LoadedPiece> lost;

    RoutesRefusedException(List<RouteFault> faults) {
        super(faults.stream().map(RouteFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
        this.lost = List.of();
    }

    RoutesRefusedException(RouteFault fault, Throwable cause) {
        this(fault, cause, List.of());
    }

    /** @param lost what ran before and could not be started again */
    RoutesRefusedException(RouteFault fault, Throwable cause, List<LoadedPiece> lost) {
        super(fault.toString(), cause);
        List<RouteFault> all = new ArrayList<>(List.of(fault));
        lost.forEach(piece ->
                all.add(piece.fault(0, "These routes ran and could not be started again: " + piece.routeIds() + ".")));
        this.faults = List.copyOf(all);
        this.lost = List.copyOf(lost);
    }

    /** What ran before and does not any more. */
    List<LoadedPiece> lost() {
        return lost;
    }

    /** At least one; the first is the one to mend first. */
    public List<RouteFault> faults() {
        return faults;
    }
}
