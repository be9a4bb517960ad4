package io.github.cliocheckin.integration.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.api.Refusal;
import io.github.cliocheckin.api.WholeNumber;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.MappingRow;
import io.github.cliocheckin.integration.Mappings;
import io.github.cliocheckin.integration.RunRequests;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Header;

/** The call that has a mapping's matters fetched at once. */
public final class RunCalls {

    private final Mappings mappings;
    private final Groups groups;
    private final Supplier<RunRequests> runs;
    private final AuditedChanges changes;

    /** @param runs asked at each call, for who plans runs may be bound later than this */
    public RunCalls(Mappings mappings, Groups groups, Supplier<RunRequests> runs, AuditedChanges changes) {
        this.mappings = mappings;
        this.groups = groups;
        this.runs = runs;
        this.changes = changes;
    }

    /** The runs that were planned stand in the audit trail: a run that a person wanted is not one of the clock's. */
    public MappingAnswer.Planned runNow(@Header(Caller.HEADER) Caller caller, @Header("id") String id) {
        long mappingId = WholeNumber.read("id", id);
        return changes.make(caller, "run-mapping", entry -> {
            entry.begin(MappingCalls.subject(mappingId), null);
            return plan(mappingId);
        });
    }

    private MappingAnswer.Planned plan(long mappingId) {
        MappingRow mapping = mappings.find(mappingId)
                .orElseThrow(() -> Refusal.notFound("id", "There is no mapping " + mappingId + "."));
        if (!mapping.active()) {
            throw Refusal.conflict("active", "Mapping " + mappingId + " is inactive: set active to true first.");
        }
        IntegrationGroup group = groups.find(mapping.groupId()).orElseThrow();
        if (group.paused()) {
            throw Refusal.conflict(
                    "paused",
                    "Group " + group.id() + " is paused"
                            + (group.pausedReason() == null ? "" : " (" + group.pausedReason() + ")")
                            + ": set paused to false first.");
        }
        List<Long> planned = runs.get().runNow(mappingId);
        if (planned.isEmpty()) {
            throw Refusal.conflict(
                    "integrationGroupTriggers",
                    "Group " + group.id() + " has no trigger that is polled: add one of type 1 (JOB) first.");
        }
        return new MappingAnswer.Planned(planned.get(0), planned);
    }
}
