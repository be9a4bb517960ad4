package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives groups out to one node at a time: each claim is one conditional update. */
final class Claims {

    private final JdbcClient database;
    private final Changes changes;
    private final Duration lease;
    private final Clock clock;

    /** @param lease longer than any question to Clio takes */
    Claims(JdbcClient database, Changes changes, Duration lease, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes a group in hand that is due; null if it is not, or another node has it. */
    Claim take(long groupId) {
        return changes.make(() -> {
            int taken = database.sql(Sql.named("claim-tending"))
                    .param("groupId", groupId)
                    .param("until", leaseEnd())
                    .param("now", Times.column(clock.instant()))
                    .update();
            return taken == 1 ? found(groupId) : null;
        });
    }

    /** Takes a group in hand, whoever has it. */
    Claim seize(long groupId) {
        return changes.make(() -> {
            database.sql(Sql.named("seize-tending"))
                    .param("groupId", groupId)
                    .param("until", leaseEnd())
                    .update();
            return found(groupId);
        });
    }

    private Claim found(long groupId) {
        return database.sql(Sql.named("find-tending"))
                .param("groupId", groupId)
                .query((row, number) -> new Claim(this, groupId, row.getInt("tend_claim"), row.getInt("tend_failures")))
                .single();
    }

    private OffsetDateTime leaseEnd() {
        return Times.column(clock.instant().plus(lease));
    }

    boolean hold(Claim claim) {
        return changes.make(() -> isHeldOn(claim));
    }

    private boolean isHeldOn(Claim claim) {
        return database.sql(Sql.named("hold-tending"))
                        .param("groupId", claim.groupId())
                        .param("version", claim.version())
                        .param("until", leaseEnd())
                        .update()
                == 1;
    }

    void write(Claim claim, Runnable change) {
        changes.make(() -> {
            if (!isHeldOn(claim)) {
                throw new ClaimLostException();
            }
            change.run();
            return true;
        });
    }

    void end(Claim claim, Instant next, int failures) {
        changes.make(() -> database.sql(Sql.named("end-tending"))
                .param("groupId", claim.groupId())
                .param("version", claim.version())
                .param("tendAt", Times.column(next))
                .param("failures", failures)
                .update());
    }
}
