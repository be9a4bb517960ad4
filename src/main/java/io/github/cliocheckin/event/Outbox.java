package io.github.cliocheckin.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.checkin.CrashPoint;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.event.CloudEvent.CheckInChange;
import io.github.cliocheckin.event.CloudEvent.Personal;
import io.github.cliocheckin.matter.CheckInRequest;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The events that wait to be handed on, oldest first. One is taken out only after it was handed on, and none is handed on
 * before those that were written before it: so each arrives at least once, and for the first time in its row's order.
 *
 * <p>The lease only keeps nodes from doing the same work. Whoever slept past it repeats what another node has handed on, and
 * takes out nothing but what it handed on itself.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 100;

    /**
     * What is told, and how.
     *
     * @param source the address of this service
     * @param personalData whether clients are named
     */
    public record Telling(URI source, boolean personalData) {}

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration lease;
    private final RetrySchedule retry;
    private final Telling telling;
    private final String claim = UUID.randomUUID().toString();
    private volatile Instant heldUntil = Instant.MIN;
    private volatile Instant notBefore = Instant.MIN;
    private volatile int failures;

    public Outbox(
            JdbcClient database, ObjectMapper json, Clock clock, Duration lease, RetrySchedule retry, Telling telling) {
        this.database = database;
        // A request that a later version wrote must not stop the events of this one
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
        this.lease = lease;
        this.retry = retry;
        this.telling = telling;
    }

    /** The oldest events, this node's to hand on; empty if there are none, if another node does, or if it is too soon. */
    public List<Event> claim() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore) || oldest(1).isEmpty()) {
            return List.of();
        }
        Instant until = now.plus(lease);
        int claimed = database.sql(Sql.named("claim-events"))
                .param("claim", claim)
                .param("now", Times.column(now))
                .param("until", Times.column(until))
                .update();
        heldUntil = until;
        return claimed == 0 ? List.of() : oldest(BATCH);
    }

    /** Whether this node may still hand on what it claimed. */
    public boolean isHeld() {
        return clock.instant().isBefore(heldUntil);
    }

    /** Takes out what was handed on. */
    public void remove(List<Event.Sent> sent) {
        CrashPoint.AFTER_EVENTS_BEFORE_REMOVAL.pass();
        takeOut(sent);
        if (failures > 0 && !sent.isEmpty()) {
            LOG.info("Events are handed on again, after {} failed tries", failures);
            failures = 0;
        }
    }

    /**
     * Waits a while, for one could not be handed on and those behind it must not overtake it.
     *
     * @param sent what was handed on before; null if it did not come to that
     */
    public void putOff(List<Event.Sent> sent, Exception failure) {
        failures = sent == null || sent.isEmpty() ? failures + 1 : 1;
        notBefore = clock.instant().plus(retry.pause(failures));
        if (failures == 1) {
            LOG.warn("Events wait in the database and are tried again: event.endpoint failed with {}", kind(failure));
        }
        if (sent != null) {
            takeOut(sent);
        }
        // Another node may have better luck
        database.sql(Sql.named("let-go-of-events"))
                .param("claim", claim)
                .param("now", Times.column(clock.instant()))
                .update();
    }

    private void takeOut(List<Event.Sent> sent) {
        if (!sent.isEmpty()) {
            database.sql(Sql.named("delete-events"))
                    .param("ids", sent.stream().map(Event.Sent::id).toList())
                    .update();
        }
    }

    private List<Event> oldest(int most) {
        return database.sql(Sql.named("find-oldest-events"))
                .param("most", most)
                .query((row, number) -> event(row))
                .list();
    }

    private Event event(ResultSet row) throws SQLException {
        CheckInChange change = new CheckInChange(
                row.getLong("check_in_id"),
                row.getInt("version"),
                row.getLong("group_id"),
                row.getObject("mapping_id", Long.class),
                row.getObject("business_number", Long.class),
                row.getInt("trigger_id"),
                row.getObject("matter_id", Long.class),
                row.getInt("occurrence"),
                row.getString("reference"),
                row.getString("state"),
                row.getString("cause"),
                row.getString("reason_code"),
                row.getInt("attempts"),
                row.getString("customer_id"),
                telling.personalData ? personal(row) : null);
        return new Event(
                row.getLong("id"), CloudEvent.of(change, telling.source.toString(), Times.instant(row, "changed_at")));
    }

    private Personal personal(ResultSet row) throws SQLException {
        String request = row.getString("request");
        try {
            CheckInRequest client = request == null ? null : json.readValue(request, CheckInRequest.class);
            return new Personal(
                    client == null ? null : client.name(),
                    client == null ? null : client.emailId(),
                    client == null ? null : client.phone(),
                    row.getString("matter_number"),
                    row.getString("reason_text"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored check-in request cannot be read");
        }
    }

    private static String kind(Throwable failure) {
        return failure.getCause() == null ? failure.getClass().getSimpleName() : kind(failure.getCause());
    }
}
