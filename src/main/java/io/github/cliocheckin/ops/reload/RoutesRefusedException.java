package io.github.cliocheckin.ops.reload;

import java.util.List;
import java.util.stream.Collectors;

/** The files of routes are not taken over as they are; what runs goes on. */
public final class RoutesRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // An exception that nobody serializes
    private final List<RouteFault> faults;

    RoutesRefusedException(List<RouteFault> faults) {
        super(faults.stream().map(RouteFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    RoutesRefusedException(RouteFault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.faults = List.of(fault);
    }

    /** At least one; the first is the one to mend first. */
    public List<RouteFault> faults() {
        return faults;
    }
}
