package io.github.cliocheckin.ops.watch;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.matter.Restriction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what this node wrote to the ledger, each as soon as it is committed. */
public final class LedgerMeters {

    private static final String QUEUED = "QUEUED";
    /** An operator may make up reasons; each would be a metric of its own. */
    private static final String OF_AN_OPERATOR = "other";

    private final Map<String, Counter> decisions = new HashMap<>();
    private final Map<CheckInState, Counter> outcomes = new EnumMap<>(CheckInState.class);

    public LedgerMeters(MeterRegistry registry) {
        Arrays.stream(Reason.values()).map(Reason::name).forEach(reason -> addDecision(registry, reason));
        addDecision(registry, QUEUED);
        addDecision(registry, OF_AN_OPERATOR);
        for (CheckInState state : CheckInState.values()) {
            outcomes.put(
                    state,
                    Counter.builder("clio.checkin.outcomes")
                            .description("Deliveries that left their check-in in this state")
                            .tag("state", state.name())
                            .register(registry));
        }
    }

    private void addDecision(MeterRegistry registry, String reason) {
        decisions.put(
                reason,
                Counter.builder("clio.checkin.decisions")
                        .description("Matters that were decided so: QUEUED, or why their client is not sent")
                        .tag("reason", reason)
                        .register(registry));
    }

    /** A matter was decided, in the caller's transaction. */
    public void decided(Decision decision) {
        String reason = decision instanceof Restriction restriction ? restriction.code() : QUEUED;
        onceCommitted(decisions.getOrDefault(reason, decisions.get(OF_AN_OPERATOR)));
    }

    /** A delivery left its check-in in this state, in the caller's transaction. */
    public void delivered(CheckInState state) {
        onceCommitted(outcomes.get(state));
    }

    private static void onceCommitted(Counter counter) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }
}
