package io.github.cliocheckin.ops.reload;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready and alive whatever lies in the folder, for what ran before runs on; but it says what is wrong there. */
public final class RoutesHealth extends AbstractHealthCheck {

    private final RouteFiles files;

    RoutesHealth(RouteFiles files) {
        super("clio-checkin", "routes");
        this.files = files;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        RouteFiles.Standing standing = files.standing();
        if (!standing.faults().isEmpty()) {
            result.detail("degraded", true);
            result.message(
                    "Edited routes are not taken over: " + standing.faults().get(0));
        } else if (standing.waitsFor() != null) {
            result.detail("degraded", true);
            result.message(standing.waitsFor());
        }
        result.up();
    }
}
