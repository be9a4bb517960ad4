package io.github.cliocheckin.hook;

import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.integration.IntegrationGroup;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A group in hand: what is to be known of it to look after what it keeps at Clio.
 *
 * @param clio where its account is
 * @param connectedAt which of its connections this is
 */
record Charge(IntegrationGroup group, URI clio, Instant connectedAt, Claim claim, AuditTrail audit) {

    long groupId() {
        return group.id();
    }

    /** Writes, and notes what was done at Clio. */
    void write(String action, Map<String, Object> done, Runnable change) {
        claim.write(() -> {
            change.run();
            boolean removed = action.startsWith("remove");
            audit.record(
                    AuditTrail.SERVICE, action, "group " + groupId(), removed ? done : null, removed ? null : done);
        });
    }

    void write(Runnable change) {
        claim.write(change);
    }
}
