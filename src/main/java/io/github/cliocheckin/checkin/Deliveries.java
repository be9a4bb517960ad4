package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.secret.UnreadableSecretException;
import io.github.cliocheckin.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes check-ins in hand: those that are due to be sent, and those to be looked up. A claim is one conditional update with a
 * lease, so that two nodes never hold the same row.
 */
public final class Deliveries {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final History history;
    private final ReceiverKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration lease;
    private final Duration timeToRead;
    private volatile int claimSize;
    private final boolean keyNeeded;

    /**
     * @param timeToRead how long it may take to read a matter again
     * @param concurrency how many deliveries are under way at a time
     * @param keyNeeded whether a check-in needs the receiver's key, as it does unless {@code checkin.endpoint} is changed
     */
    public Deliveries(
            JdbcClient database,
            TransactionTemplate transaction,
            History history,
            Vault vault,
            ObjectMapper json,
            Clock clock,
            Duration lease,
            Duration timeToRead,
            int concurrency,
            boolean keyNeeded) {
        this.database = database;
        this.transaction = transaction;
        this.history = history;
        this.keys = new ReceiverKeys(vault, clock);
        // A request that a later version wrote must not stop the queue of this one
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
        this.lease = lease;
        this.timeToRead = timeToRead;
        this.claimSize = concurrency;
        this.keyNeeded = keyNeeded;
    }

    /**
     * Takes at most this many in hand with the next claim and those after it.
     *
     * @param concurrency how many deliveries are under way at a time
     */
    public void claimAtMost(int concurrency) {
        claimSize = concurrency;
    }

    /** Some of the check-ins that are due, now in hand; empty if there are none, or only such as must wait for a person. */
    public List<Delivery> claimDue() {
        return claimDue(false, lease);
    }

    /** The same of those whose matter must be read again before; a Clio that is slow to answer holds up nobody else. */
    public List<Delivery> claimDueToReadAgain() {
        return claimDue(true, lease.plus(timeToRead));
    }

    private List<Delivery> claimDue(boolean readAgain, Duration time) {
        List<Delivery> claimed = claim("claim-due-check-ins", readAgain, time);
        if (!claimed.isEmpty()) {
            CrashPoint.AFTER_CLAIM_BEFORE_REQUEST.pass();
        }
        return claimed;
    }

    /** Some of the check-ins whose fate is unknown, now in hand to be looked up. */
    public List<Delivery> claimUnknown() {
        return claim("claim-unknown-check-ins", false, lease);
    }

    /**
     * Makes UNKNOWN what a node had in hand for longer than its lease: that node was killed or lost its connection, perhaps
     * between the request and the answer.
     */
    public void giveUpEndedLeases() {
        // The databases keep microseconds, and the history finds its rows by this very time
        OffsetDateTime now = Times.column(clock.instant().truncatedTo(ChronoUnit.MICROS));
        transaction.executeWithoutResult(status -> {
            int ended = database.sql(Sql.named("give-up-ended-leases"))
                    .param("now", now)
                    .update();
            if (ended > 0) {
                history.add(
                        "add-history-of-ended-leases",
                        List.of(change(
                                now, "the node that had it in hand gave no word: it is looked up at the receiver")));
            }
        });
    }

    /**
     * The delivery, if it may still be sent.
     *
     * @throws LeaseEndedException if this node slept so long that the answer would come after the lease
     */
    public Delivery stillHeld(Delivery delivery) {
        if (clock.instant().isAfter(delivery.leasedUntil().minus(lease.dividedBy(2)))) {
            throw new LeaseEndedException(delivery + " was held too long to be sent now");
        }
        return delivery;
    }

    /** Nothing while no key can be opened: what is due waits in its row. */
    private List<Delivery> claim(String statement, boolean readAgain, Duration time) {
        while (keys.canBeOpened()) {
            try {
                return claimReadable(statement, readAgain, time);
            } catch (UnreadableSecretException undone) {
                // Its key is among those that the next claim leaves out
            }
        }
        return List.of();
    }

    private List<Delivery> claimReadable(String statement, boolean readAgain, Duration time) {
        String claim = UUID.randomUUID().toString();
        return Objects.requireNonNull(transaction.execute(status -> {
            int claimed = database.sql(Sql.named(statement))
                    .param("claim", claim)
                    .param("now", Times.column(clock.instant()))
                    .param("until", Times.column(clock.instant().plus(time)))
                    .param("readAgain", readAgain)
                    .param("webhookTriggerId", Trigger.MATTER_WEBHOOK.id())
                    .param("keyNeeded", keyNeeded)
                    .param("unreadable", keys.unreadable())
                    .param("most", claimSize)
                    .update();
            if (claimed == 0) {
                return List.of();
            }
            history.add(
                    "add-history-of-claim",
                    List.of(change(Times.column(clock.instant()), "in hand to be sent")
                            .addValue("claim", claim)));
            return database.sql(Sql.named("find-claimed-check-ins"))
                    .param("claim", claim)
                    .query((row, number) -> delivery(row))
                    .list();
        }));
    }

    private static MapSqlParameterSource change(OffsetDateTime now, String cause) {
        return new MapSqlParameterSource("now", now).addValue("cause", cause).addValue("by", null);
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("group_id"),
                row.getLong("mapping_id"),
                row.getLong("business_number"),
                keys.open(row.getLong("business_number_of_key"), row.getString("api_key")),
                request(row.getString("request")),
                new Delivery.Asked(
                        Trigger.ofRow(row.getInt("trigger_id")),
                        row.getLong("matter_id"),
                        row.getString("matter_status"),
                        row.getInt("occurrence")),
                row.getInt("attempts"),
                row.getInt("lookups"),
                row.getBoolean("downgraded"),
                Times.instant(row, "attempted_at"),
                Times.instant(row, "leased_until"));
    }

    private CheckInRequest request(String stored) {
        try {
            return json.readValue(stored, CheckInRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored check-in request cannot be read");
        }
    }
}
