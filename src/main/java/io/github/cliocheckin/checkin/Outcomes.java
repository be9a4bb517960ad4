package io.github.cliocheckin.checkin;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.CheckInRequest;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what became of deliveries, many in one transaction: each row's next state, its history, and what must pause. */
public final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    /** How often a check-in may be decided anew without a pause. */
    private static final int FREE_LOOKS = 3;

    /** When a check-in is tried again and when it is given up. */
    public record Schedule(RetrySchedule retry, int attempts, Duration lookupPause, int lookups) {}

    /** What an outcome makes of a row; {@code after} is when it is due again, null for not by itself. */
    private record Next(CheckInState state, Duration after, String reasonCode, String reasonText) {

        static Next of(CheckInState state) {
            return new Next(state, null, null, null);
        }

        static Next in(CheckInState state, Duration after) {
            return new Next(state, after, null, null);
        }
    }

    /** What an audit entry shows of a mapping or group that the receiver's refusal paused. */
    private record Pause(String pausedReason) {}

    private final NamedParameterJdbcTemplate database;
    private final Changes changes;
    private final History history;
    private final ObjectMapper json;
    private final Clock clock;
    private final Schedule schedule;
    private final AuditTrail trail;
    private final Ledger ledger;
    private final Consumer<CheckInState> delivered;
    private final Map<String, Integer> told = new TreeMap<>();

    /**
     * @param delivered told of the state that each delivery left its check-in in, within the transaction
     */
    public Outcomes(
            NamedParameterJdbcTemplate database,
            TransactionTemplate transaction,
            History history,
            ObjectMapper json,
            Clock clock,
            Schedule schedule,
            AuditTrail trail,
            Ledger ledger,
            Consumer<CheckInState> delivered) {
        this.database = database;
        this.changes = new Changes(transaction);
        this.history = history;
        this.json = json;
        this.clock = clock;
        this.schedule = schedule;
        this.trail = trail;
        this.ledger = ledger;
        this.delivered = delivered;
    }

    /** Writes them. One whose row another node has taken over since is refused, and told in the log. */
    public void record(List<Outcome.Of> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        CrashPoint.AFTER_RESPONSE_BEFORE_MARK.pass();
        Map<Boolean, List<Outcome.Of>> byKind =
                outcomes.stream().collect(partitioningBy(of -> of.outcome() instanceof Outcome.DecidedAnew));
        byKind.get(true).forEach(this::decideAnew);
        recordSent(byKind.get(false));
        CrashPoint.AFTER_MARK_BEFORE_NEXT_CLAIM.pass();
    }

    private void decideAnew(Outcome.Of of) {
        Decision decision = ((Outcome.DecidedAnew) of.outcome()).decision();
        // What changes each time that it is looked at must not be looked at all the time
        Duration pause = of.delivery().attempts() <= FREE_LOOKS
                ? Duration.ZERO
                : schedule.retry.pause(of.delivery().attempts());
        if (!changes.make(() -> ledger.decideAnew(of.delivery(), decision, pause))) {
            tellTooLate(of);
        }
    }

    private static void tellTooLate(Outcome.Of of) {
        warn(
                of.delivery(),
                "{}: its outcome came after its lease and is not written; it is looked up instead",
                of.delivery());
    }

    private void recordSent(List<Outcome.Of> outcomes) {
        List<SqlParameterSource> rows = outcomes.stream().map(this::row).toList();
        if (rows.isEmpty()) {
            return;
        }
        changes.make(() -> {
            int[] written = database.batchUpdate(Sql.named("record-outcome"), rows.toArray(SqlParameterSource[]::new));
            List<SqlParameterSource> lines = new ArrayList<>();
            List<SqlParameterSource> answers = new ArrayList<>();
            for (int i = 0; i < written.length; i++) {
                if (written[i] == 1) {
                    lines.add(rows.get(i));
                    if (outcomes.get(i).answer() != null) {
                        answers.add(rows.get(i));
                    }
                    pauseWhatIsAtFault(outcomes.get(i));
                    delivered.accept(CheckInState.valueOf((String) rows.get(i).getValue("state")));
                } else {
                    tellTooLate(outcomes.get(i));
                }
            }
            history.add("add-history-of-outcome", lines);
            if (!answers.isEmpty()) {
                database.batchUpdate(Sql.named("add-answer"), answers.toArray(SqlParameterSource[]::new));
            }
            return lines.size();
        });
        synchronized (told) {
            rows.forEach(row -> told.merge(String.valueOf(row.getValue("state")), 1, Integer::sum));
        }
    }

    /** One line of what was written since the last one, if there was anything. */
    public void tell() {
        synchronized (told) {
            if (!told.isEmpty()) {
                LOG.info("Deliveries: {}", told);
                told.clear();
            }
        }
    }

    private SqlParameterSource row(Outcome.Of of) {
        Delivery delivery = of.delivery();
        Outcome outcome = of.outcome();
        Next next = next(delivery, outcome);
        boolean otherChannel = outcome instanceof Outcome.OtherChannel;
        return new MapSqlParameterSource()
                .addValue("id", delivery.id())
                .addValue("version", delivery.version())
                .addValue("state", next.state.name())
                .addValue("reasonCode", next.reasonCode)
                // One text that the column does not hold would undo the outcomes of all the others
                .addValue("reasonText", DecisionRows.shortened(next.reasonText, DecisionRows.LONGEST_TEXT))
                .addValue(
                        "dueAt",
                        next.after == null ? null : Times.column(clock.instant().plus(next.after)))
                .addValue(
                        "customerId",
                        outcome instanceof Outcome.Accepted accepted
                                ? DecisionRows.shortened(accepted.customerId(), 100)
                                : null)
                .addValue(
                        "request",
                        written(outcome instanceof Outcome.OtherChannel other ? other.request() : delivery.request()))
                .addValue("uncounted", outcome instanceof Outcome.NotBefore ? 1 : 0)
                .addValue("downgraded", delivery.downgraded() || otherChannel)
                .addValue("lookups", lookups(delivery, outcome))
                .addValue("lookedUp", outcome instanceof Outcome.Unsettled)
                .addValue("attempt", delivery.attempts())
                .addValue(
                        "answerStatus", of.answer() == null ? null : of.answer().status())
                .addValue("answer", of.answer() == null ? null : of.answer().text())
                .addValue("now", Times.column(clock.instant()))
                .addValue(
                        "cause",
                        outcome.cause() + (next.state == CheckInState.FAILED ? "; its attempts are used up" : ""))
                .addValue("by", null);
    }

    private static int lookups(Delivery delivery, Outcome outcome) {
        boolean again = outcome instanceof Outcome.Unsettled || outcome instanceof Outcome.Unanswered;
        return again ? delivery.lookups() + 1 : 0;
    }

    private Next next(Delivery delivery, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return Next.of(CheckInState.SENT);
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return new Next(CheckInState.RESTRICTED, null, Reason.CHECKIN_REJECTED.name(), rejected.text());
        }
        if (outcome instanceof Outcome.RetryLater || outcome instanceof Outcome.NeverArrived) {
            return delivery.attempts() >= schedule.attempts
                    ? Next.of(CheckInState.FAILED)
                    : Next.in(CheckInState.PENDING, schedule.retry.pause(delivery.attempts()));
        }
        if (outcome instanceof Outcome.NotBefore later) {
            return Next.in(CheckInState.PENDING, Duration.between(clock.instant(), later.time()));
        }
        if (outcome instanceof Outcome.Unknown) {
            return Next.in(CheckInState.UNKNOWN, schedule.lookupPause);
        }
        if (outcome instanceof Outcome.Unsettled) {
            // After the last look it has no next one: it waits for a person, and shows
            boolean last = delivery.lookups() + 1 >= schedule.lookups;
            return last
                    ? Next.of(CheckInState.UNKNOWN)
                    : Next.in(CheckInState.UNKNOWN, schedule.lookupPause.multipliedBy(delivery.lookups() + 2L));
        }
        if (outcome instanceof Outcome.Unanswered) {
            return delivery.lookups() + 1 >= schedule.attempts
                    ? Next.of(CheckInState.UNKNOWN)
                    : Next.in(CheckInState.UNKNOWN, schedule.retry.pause(delivery.lookups() + 1));
        }
        // Sent once more, at once or as soon as what pauses it is mended
        return Next.in(CheckInState.PENDING, Duration.ZERO);
    }

    private void pauseWhatIsAtFault(Outcome.Of of) {
        if (of.outcome() instanceof Outcome.LocationFault fault) {
            pause("mapping", of.delivery().mappingId(), fault.cause());
            warn(of.delivery(), "mapping {} is paused: {}", of.delivery().mappingId(), fault.cause());
        } else if (of.outcome() instanceof Outcome.GroupFault fault) {
            pause("group", of.delivery().groupId(), fault.cause());
            warn(of.delivery(), "group {} is paused: {}", of.delivery().groupId(), fault.cause());
        }
    }

    /** A line with the check-in's ids as fields: outcomes of many are written at a time, and no route has one of them in hand. */
    @SuppressWarnings("try") // They are closed, and that is all that they are for
    private static void warn(Delivery delivery, String line, Object... values) {
        try (MDC.MDCCloseable id = MDC.putCloseable("checkInId", String.valueOf(delivery.id()));
                MDC.MDCCloseable group = MDC.putCloseable("groupId", String.valueOf(delivery.groupId()))) {
            LOG.warn(line, values);
        }
    }

    private void pause(String thing, long id, String reason) {
        String action = thing.equals("group") ? "pause-group" : "pause-mapping";
        int paused = database.update(Sql.named(action), new MapSqlParameterSource("id", id).addValue("reason", reason));
        if (paused == 1) {
            trail.record(AuditTrail.SERVICE, action, thing + " " + id, new Pause(null), new Pause(reason));
        }
    }

    private String written(CheckInRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A check-in request cannot be written as JSON");
        }
    }
}
