package io.github.cliocheckin.ops.watch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Shows what a person should look at, in health and nowhere else: the service is ready and lives all the same, for neither a
 * restart nor another node would mend it.
 */
public final class Degradation extends AbstractHealthCheck {

    private final Supplier<Optional<String>> reason;

    /**
     * @param reason a sentence without quotes, secrets and anything that tells who a client is; must answer at once
     */
    public Degradation(String id, Supplier<Optional<String>> reason) {
        super("clio-checkin", id);
        this.reason = reason;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<String> why = reason.get();
        result.up().detail("degraded", why.isPresent());
        why.ifPresent(sentence -> result.message("degraded: " + sentence));
    }
}
