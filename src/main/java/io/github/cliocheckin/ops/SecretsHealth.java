package io.github.cliocheckin.ops;

import io.github.cliocheckin.secret.Vault;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready while the vault is closed: calls are answered, but nothing is sent. It lives all the same. */
public final class SecretsHealth extends AbstractHealthCheck {

    private final Vault vault;

    public SecretsHealth(Vault vault) {
        super("clio-checkin", "secrets");
        this.vault = vault;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        vault.closedBecause().ifPresentOrElse(why -> result.message(why).down(), result::up);
    }
}
