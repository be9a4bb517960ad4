package io.github.cliocheckin.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cliocheckin.checkin.CheckInState;
import io.github.cliocheckin.database.Database;
import io.github.cliocheckin.database.TestDatabases;
import io.github.cliocheckin.matter.Restriction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counted is what is committed, under names that nobody can make more of. */
class LedgerMetersTest {

    private final Database database = TestDatabases.HSQLDB.open();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LedgerMeters meters = new LedgerMeters(registry);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        database.transaction().executeWithoutResult(status -> {
            meters.delivered(CheckInState.SENT);
            status.setRollbackOnly();
        });
        assertThat(outcomes("SENT")).isZero();
        database.transaction().executeWithoutResult(status -> meters.delivered(CheckInState.SENT));
        assertThat(outcomes("SENT")).isEqualTo(1);
    }

    @Test
    void anOperatorsOwnReasonsAreOneOther() {
        int before = registry.getMeters().size();
        for (String code : new String[] {"FAMILY_LAW", "TAX_LAW", "CLIENT_MISSING"}) {
            database.transaction()
                    .executeWithoutResult(status -> meters.decided(new Restriction(null, code, "a sentence")));
        }
        assertThat(decisions("other")).isEqualTo(2);
        assertThat(decisions("CLIENT_MISSING")).isEqualTo(1);
        assertThat(registry.getMeters()).hasSize(before);
    }

    private double outcomes(String state) {
        return registry.get("clio.checkin.outcomes")
                .tag("state", state)
                .counter()
                .count();
    }

    private double decisions(String reason) {
        return registry.get("clio.checkin.decisions")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
