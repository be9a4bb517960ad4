package io.github.cliocheckin.ops.settings;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Degraded, and up all the same, while the files of settings say something that cannot be taken over. */
public final class SettingsHealth extends AbstractHealthCheck {

    private final SettingsEdits edits;

    public SettingsHealth(SettingsEdits edits) {
        super("clio-checkin", "settings");
        this.edits = edits;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        SettingsEdits.Standing standing = edits.standing();
        result.up();
        if (!standing.refusal().isEmpty()) {
            result.message(standing.refusal()).detail("degraded", true);
        } else if (!standing.restartNeededFor().isEmpty()) {
            result.message("A restart is needed for " + String.join(", ", standing.restartNeededFor()));
        }
    }
}
