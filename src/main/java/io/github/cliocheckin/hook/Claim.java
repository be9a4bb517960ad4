package io.github.cliocheckin.hook;

import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That this node, and no other one, looks after what a group keeps at Clio, until a time that each question puts off. */
final class Claim {

    private final Claims claims;
    private final long groupId;
    private Instant until;

    private Claim(Claims claims, long groupId, Instant until) {
        this.claims = claims;
        this.groupId = groupId;
        this.until = until;
    }

    /** Gives out claims: each is one conditional update. */
    static final class Claims {

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
            Instant until = leaseEnd();
            boolean taken = changes.make(() -> database.sql(Sql.named("claim-tending"))
                            .param("groupId", groupId)
                            .param("until", Times.column(until))
                            .param("now", Times.column(clock.instant()))
                            .update())
                    == 1;
            return taken ? new Claim(this, groupId, until) : null;
        }

        /** Takes a group in hand, whoever has it. */
        Claim seize(long groupId) {
            Instant until = leaseEnd();
            changes.make(() -> database.sql(Sql.named("seize-tending"))
                    .param("groupId", groupId)
                    .param("until", Times.column(until))
                    .update());
            return new Claim(this, groupId, until);
        }

        private Instant leaseEnd() {
            // As both databases keep it, for it is compared
            return clock.instant().plus(lease).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Puts its end off, before something is asked; false if another node has the group by now. */
    boolean hold() {
        return claims.changes.make(this::heldOn);
    }

    private boolean heldOn() {
        Instant longer = claims.leaseEnd();
        boolean held = claims.database
                        .sql(Sql.named("hold-tending"))
                        .param("groupId", groupId)
                        .param("held", Times.column(until))
                        .param("until", Times.column(longer))
                        .update()
                == 1;
        until = held ? longer : until;
        return held;
    }

    /**
     * Writes what follows from an answer, in one transaction.
     *
     * @throws ClaimLostException if another node has the group by now: it writes what it finds
     */
    void write(Runnable change) {
        Instant before = until;
        claims.changes.make(() -> {
            // A change that is made again begins where the first try began
            until = before;
            if (!heldOn()) {
                throw new ClaimLostException();
            }
            change.run();
            return true;
        });
    }

    /** How often in a row nothing came of it before. */
    int failures() {
        return claims.database
                .sql(Sql.named("find-tend-failures"))
                .param("groupId", groupId)
                .query(Integer.class)
                .single();
    }

    /**
     * Gives the group back.
     *
     * @param next when it is looked at again, unless something was changed meanwhile; null = not before something is
     */
    void end(Instant next, int failures) {
        claims.changes.make(() -> claims.database
                .sql(Sql.named("end-tending"))
                .param("groupId", groupId)
                .param("held", Times.column(until))
                .param("tendAt", Times.column(next))
                .param("failures", failures)
                .update());
    }
}
