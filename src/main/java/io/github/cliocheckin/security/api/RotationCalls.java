package io.github.cliocheckin.security.api;

import io.github.cliocheckin.api.Caller;
import io.github.cliocheckin.audit.AuditedChanges;
import io.github.cliocheckin.secret.Rotation;
import org.apache.camel.Header;

/** The call that rotates the keys of the secrets. */
public final class RotationCalls {

    private final Rotation rotation;
    private final AuditedChanges changes;

    public RotationCalls(Rotation rotation, AuditedChanges changes) {
        this.rotation = rotation;
        this.changes = changes;
    }

    /** Its entry in the audit is no part of the rotation, which is many transactions: it says what was done. */
    public Rotation.Answer rotate(@Header(Caller.HEADER) Caller caller) {
        Rotation.Answer done = rotation.rotate();
        return changes.make(caller, "rotate-secrets", entry -> {
            entry.begin("secrets", null);
            return done;
        });
    }
}
