package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.matter.CheckIn;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Restriction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was decided for every matter, one row each. A matter is queued once: its row is unique, and one that was ever queued is
 * not decided again. A restricted one is, whenever its matter is seen again.
 */
public final class Ledger {

    /** What is known of a matter. */
    public record Known(
            long id,
            int occurrence,
            CheckInState state,
            String code,
            String text,
            Long runId,
            Instant decidedAt,
            int version) {

        /**
         * Whether it is decided again when its matter is seen: if it was restricted, or waits to be sent and a rule may speak
         * against it by now; though not twice in one pass.
         */
        public boolean isOpenFor(Sighting sighting) {
            boolean undone = state == CheckInState.RESTRICTED || state == CheckInState.PENDING;
            return undone && !wasDecidedBy(sighting);
        }

        /** Whether it was decided in this very pass of a poll. */
        public boolean wasDecidedBy(Sighting sighting) {
            return runId != null && runId.equals(sighting.runId()) && !decidedAt.isBefore(sighting.since());
        }
    }

    /** How many of a page were queued and, by code, restricted. */
    public record Recorded(int queued, Map<String, Integer> restricted) {}

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batch;
    private final History history;
    private final DecisionRows rows;
    private final WhoWasAsked whoWasAsked;
    private final Clock clock;
    private final Consumer<Decision> decided;

    /**
     * @param decided told of each decision that changed a row, within its transaction
     */
    public Ledger(
            JdbcClient database,
            NamedParameterJdbcTemplate batch,
            History history,
            ObjectMapper json,
            Clock clock,
            Consumer<Decision> decided) {
        this.database = database;
        this.batch = batch;
        this.history = history;
        this.rows = new DecisionRows(json);
        this.whoWasAsked = new WhoWasAsked(database, clock);
        this.clock = clock;
        this.decided = decided;
    }

    /** The rows of these matters by matter id: for each the one of its newest occurrence. */
    public Map<Long, Known> known(Sighting sighting, Collection<Long> matterIds) {
        Map<Long, Known> known = new HashMap<>();
        if (!matterIds.isEmpty()) {
            database.sql(Sql.named("find-check-ins-of-matters"))
                    .param("groupId", sighting.groupId())
                    .param("triggerId", sighting.trigger().id())
                    .param("matterIds", matterIds)
                    .query(row -> {
                        known.put(
                                row.getLong("matter_id"),
                                new Known(
                                        row.getLong("id"),
                                        row.getInt("occurrence"),
                                        CheckInState.valueOf(row.getString("state")),
                                        row.getString("reason_code"),
                                        row.getString("reason_text"),
                                        row.getObject("run_id", Long.class),
                                        Times.instant(row, "decided_at"),
                                        row.getInt("version")));
                    });
        }
        return known;
    }

    /** Every time that a matter was decided, by whichever trigger; the oldest first. */
    public List<Ask> asksFor(long groupId, long matterId) {
        return database.sql(Sql.named("find-asks-for-matter"))
                .param("groupId", groupId)
                .param("matterId", matterId)
                .query((row, number) -> new Ask(
                        row.getInt("trigger_id"),
                        row.getInt("occurrence"),
                        CheckInState.valueOf(row.getString("state")),
                        Times.instant(row, "due_at"),
                        Times.instant(row, "attempted_at"),
                        Times.instant(row, "decided_at")))
                .list();
    }

    /** Has everybody else wait who decides for this group, until the caller's transaction ends. */
    public void lock(long groupId) {
        database.sql(Sql.named("lock-group")).param("groupId", groupId).update();
    }

    /**
     * Writes a page's decisions, within the caller's transaction. The group is locked first, for a poll, a webhook and a person
     * may decide the same matter at the same time; then the businesses, in the order of their numbers, so that two pages
     * that hold the same person, on two nodes too, come one after the other.
     */
    public Recorded record(Sighting sighting, List<Decision> decisions) {
        lock(sighting.groupId());
        lockBusinesses(decisions);
        Map<Long, Known> known = known(
                sighting,
                decisions.stream()
                        .map(decision -> decision.subject().matterId())
                        .toList());
        Asked asked = whoWasAsked.before(sighting, decisions);
        List<SqlParameterSource> added = new ArrayList<>();
        List<SqlParameterSource> changed = new ArrayList<>();
        List<SqlParameterSource> repeated = new ArrayList<>();
        Map<String, Integer> restricted = new TreeMap<>();
        int queued = 0;
        // The databases keep microseconds, and the history finds its rows by this very time
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Decision decision : decisions) {
            Known before = known.get(decision.subject().matterId());
            if (before != null && before.occurrence < sighting.occurrence()) {
                before = null; // a person asks once more
            }
            boolean isOfLaterTime = before != null && before.occurrence > sighting.occurrence();
            if (before != null && (isOfLaterTime || !before.isOpenFor(sighting))) {
                continue; // another node was faster, or it is a person's to say
            }
            boolean staysQueued =
                    before != null && before.state() == CheckInState.PENDING && decision instanceof CheckIn;
            Decision settled = decision instanceof CheckIn checkIn && !staysQueued ? asked.settle(checkIn) : decision;
            boolean isNews = before == null || !staysQueued && !isRepeated(before, settled);
            MapSqlParameterSource row = rows.row(sighting, settled, now);
            if (staysQueued) {
                row.addValue("ruleTrace", null); // it stays as it was settled
            }
            if (before == null) {
                added.add(row);
            } else {
                row.addValue("id", before.id())
                        .addValue("occurrence", before.occurrence())
                        .addValue("version", before.version());
                (isNews ? changed : repeated).add(row);
            }
            if (isNews) {
                decided.accept(settled);
            }
            if (staysQueued) {
                continue;
            }
            if (settled instanceof Restriction restriction) {
                restricted.merge(restriction.code(), 1, Integer::sum);
            } else {
                queued++;
            }
        }
        write("insert-check-in", added);
        write("decide-check-in-again", changed);
        write("see-check-in-again", repeated);
        added.addAll(changed);
        history.add("add-history-of-decision", added);
        return new Recorded(queued, restricted);
    }

    /**
     * Writes what is decided for a group in several ways at once, within the caller's transaction. All of its businesses are
     * locked before the first is written, for one after the other they would not be locked in the order of their numbers.
     */
    public void record(Map<Sighting, List<Decision>> bySighting) {
        bySighting.keySet().stream().map(Sighting::groupId).distinct().sorted().forEach(this::lock);
        lockBusinesses(bySighting.values().stream().flatMap(List::stream).toList());
        bySighting.forEach(this::record);
    }

    /**
     * Writes what is decided for what was handed in, within the caller's transaction.
     *
     * @return false if its reference is known: then all stays as it is
     */
    public boolean handIn(Sighting sighting, Decision decision) {
        lock(sighting.groupId());
        lockBusinesses(List.of(decision));
        boolean isKnown = database.sql(Sql.named("count-check-ins-of-reference"))
                        .param("groupId", sighting.groupId())
                        .param("reference", decision.subject().reference())
                        .query(Long.class)
                        .single()
                > 0;
        if (!isKnown) {
            MapSqlParameterSource row = rows.row(
                    sighting, foresee(sighting, decision), clock.instant().truncatedTo(ChronoUnit.MICROS));
            batch.update(Sql.named("insert-check-in"), row);
            history.add("add-history-of-handed-in", List.of(row));
        }
        return !isKnown;
    }

    /**
     * Writes what is decided for a check-in that is in hand, now that its matter was read again; within the caller's
     * transaction.
     *
     * @param pause how long it waits before it is claimed again
     * @return false if another node has taken it over
     */
    boolean decideAnew(Delivery delivery, Decision decision, Duration pause) {
        lock(delivery.groupId());
        lockBusinesses(List.of(decision));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WhoWasAsked.Whom whom = whoWasAsked.byRow(delivery.id());
        Sighting sighting = Sighting.beforeSending(delivery, whom.isRepeat(), now);
        Decision settled = decision instanceof CheckIn checkIn
                ? whoWasAsked.besides(delivery.id(), whom, sighting, checkIn).settle(checkIn.after(pause))
                : decision;
        MapSqlParameterSource row =
                rows.row(sighting, settled, now).addValue("id", delivery.id()).addValue("version", delivery.version());
        boolean isWritten = batch.update(Sql.named("decide-delivery-anew"), row) == 1;
        if (isWritten) {
            history.add("add-history-of-decision", List.of(row));
            decided.accept(settled);
        }
        return isWritten;
    }

    /**
     * Takes back whatever waits to be sent for a matter; within the caller's transaction.
     *
     * @return whether there is something left that a node has in hand, or that is looked up: it may come to wait again
     */
    public boolean cancel(long groupId, long matterId, String cause, Instant now) {
        MapSqlParameterSource matter = matter(groupId, matterId, cause, null, now);
        if (batch.update(Sql.named("cancel-check-ins-of-matter"), matter) > 0) {
            history.add("add-history-of-cancelled", List.of(matter));
        }
        return asksFor(groupId, matterId).stream()
                .anyMatch(ask -> ask.state() == CheckInState.SENDING
                        || ask.state() == CheckInState.UNKNOWN && ask.dueAt() != null);
    }

    /** Writes down why what is restricted of a matter stays so, although a person asked; within the caller's transaction. */
    public void leave(long groupId, long matterId, String cause, String by, Instant now) {
        // Whoever decides for the group has read the versions that move on here
        lock(groupId);
        MapSqlParameterSource matter = matter(groupId, matterId, cause, by, now);
        if (batch.update(Sql.named("leave-restricted-of-matter"), matter) > 0) {
            history.add("add-history-of-restricted", List.of(matter));
        }
    }

    private static MapSqlParameterSource matter(long groupId, long matterId, String cause, String by, Instant now) {
        return new MapSqlParameterSource()
                .addValue("groupId", groupId)
                .addValue("matterId", matterId)
                .addValue("cause", cause)
                .addValue("by", by)
                .addValue("now", Times.column(now));
    }

    private void write(String statement, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batch.batchUpdate(Sql.named(statement), rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static boolean isRepeated(Known before, Decision decision) {
        return decision instanceof Restriction restriction
                && restriction.code().equals(before.code())
                && Objects.equals(DecisionRows.shortened(restriction.text(), DecisionRows.LONGEST_TEXT), before.text());
    }

    private void lockBusinesses(List<Decision> decisions) {
        decisions.stream()
                .filter(CheckIn.class::isInstance)
                .map(decision -> decision.subject().businessNumber())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(businessNumber -> database.sql(Sql.named("lock-business"))
                        .param("businessNumber", businessNumber)
                        .update());
    }

    /** What a decision would be if it were written now. */
    public Decision foresee(Sighting sighting, Decision decision) {
        return decision instanceof CheckIn checkIn
                ? whoWasAsked.before(sighting, List.of(decision)).settle(checkIn)
                : decision;
    }
}
