package io.github.cliocheckin.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Trigger;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What the column for a restriction's text holds. */
    static final int LONGEST_TEXT = 2000;

    /** No row has this id. */
    private static final long NONE = -1;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batch;
    private final ObjectMapper json;
    private final Clock clock;

    public Ledger(JdbcClient database, NamedParameterJdbcTemplate batch, ObjectMapper json, Clock clock) {
        this.database = database;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
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
        Map<Long, Known> known = known(sighting, matterIds(decisions.stream()));
        Asked asked = asked(sighting, decisions);
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
            MapSqlParameterSource row = row(sighting, settled, now);
            if (before == null) {
                added.add(row);
            } else {
                row.addValue("id", before.id())
                        .addValue("occurrence", before.occurrence())
                        .addValue("version", before.version());
                (staysQueued || isRepeated(before, settled) ? repeated : changed).add(row);
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
        write("add-history-of-decision", added);
        return new Recorded(queued, restricted);
    }

    /** What stands in a row that is decided anew: whom it asks, and whether a person confirmed to ask once more. */
    private record Row(String email, String phone, boolean isRepeat) {}

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
        Row before = database.sql(Sql.named("find-person-of-check-in"))
                .param("id", delivery.id())
                .query((row, number) ->
                        new Row(row.getString("email_key"), row.getString("phone_key"), row.getBoolean("is_repeat")))
                .single();
        Sighting sighting = Sighting.beforeSending(delivery, before.isRepeat, now);
        Decision settled = decision;
        if (decision instanceof CheckIn checkIn) {
            Asked asked = new Asked(clock.instant());
            if (!before.isRepeat) {
                findAskedByOtherTriggers(asked, sighting, List.of(decision));
            }
            findPersons(asked, List.of(decision), delivery.id());
            if (before.isRepeat) {
                // That person is to be asked once more, and nobody else
                asked.forgive(before.email, before.phone);
            }
            settled = asked.settle(checkIn.after(pause));
        }
        MapSqlParameterSource row =
                row(sighting, settled, now).addValue("id", delivery.id()).addValue("version", delivery.version());
        boolean isWritten = batch.update(Sql.named("decide-delivery-anew"), row) == 1;
        if (isWritten) {
            batch.update(Sql.named("add-history-of-decision"), row);
        }
        return isWritten;
    }

    /**
     * Takes back whatever waits to be sent for a matter; within the caller's transaction.
     *
     * @return whether there is something left that a node has in hand, or that is looked up: it may come to wait again
     */
    public boolean cancel(long groupId, long matterId, String cause, Instant now) {
        MapSqlParameterSource matter = new MapSqlParameterSource()
                .addValue("groupId", groupId)
                .addValue("matterId", matterId)
                .addValue("cause", cause)
                .addValue("now", Times.column(now));
        if (batch.update(Sql.named("cancel-check-ins-of-matter"), matter) > 0) {
            batch.update(Sql.named("add-history-of-cancelled"), matter);
        }
        return asksFor(groupId, matterId).stream()
                .anyMatch(ask -> ask.state() == CheckInState.SENDING
                        || ask.state() == CheckInState.UNKNOWN && ask.dueAt() != null);
    }

    private void write(String statement, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batch.batchUpdate(Sql.named(statement), rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static boolean isRepeated(Known before, Decision decision) {
        return decision instanceof Restriction restriction
                && restriction.code().equals(before.code())
                && Objects.equals(shortened(restriction.text(), LONGEST_TEXT), before.text());
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
                ? asked(sighting, List.of(decision)).settle(checkIn)
                : decision;
    }

    /** Who was asked already; whoever a person confirms to ask once more counts as not asked. */
    private Asked asked(Sighting sighting, List<Decision> decisions) {
        Asked asked = new Asked(clock.instant());
        if (!sighting.isRepeat()) {
            findAskedByOtherTriggers(asked, sighting, decisions);
            findPersons(asked, decisions, NONE);
        }
        return asked;
    }

    /** @param except the row that does not count, for it is the one that is being decided */
    private void findPersons(Asked asked, List<Decision> decisions, long except) {
        List<CheckIn> checkIns = decisions.stream()
                .filter(CheckIn.class::isInstance)
                .map(CheckIn.class::cast)
                .filter(checkIn -> !checkIn.cooldown().isZero())
                .toList();
        find(
                asked,
                "find-asked-by-email",
                checkIns.stream().map(checkIn -> checkIn.person().email()),
                checkIns,
                except);
        find(
                asked,
                "find-asked-by-phone",
                checkIns.stream().map(checkIn -> checkIn.person().phone()),
                checkIns,
                except);
    }

    private void findAskedByOtherTriggers(Asked asked, Sighting sighting, List<Decision> decisions) {
        List<Long> matterIds = matterIds(decisions.stream().filter(CheckIn.class::isInstance));
        if (!matterIds.isEmpty()) {
            database.sql(Sql.named("find-matters-asked-by-other-triggers"))
                    .param("groupId", sighting.groupId())
                    .param("triggerId", sighting.trigger().id())
                    .param("webhookTriggerId", Trigger.MATTER_WEBHOOK.id())
                    .param("matterIds", matterIds)
                    .query(Long.class)
                    .list()
                    .forEach(asked::addMatter);
        }
    }

    private static List<Long> matterIds(Stream<Decision> decisions) {
        return decisions.map(decision -> decision.subject().matterId()).toList();
    }

    private void find(Asked asked, String statement, Stream<String> keys, List<CheckIn> checkIns, long except) {
        List<String> wanted = keys.filter(key -> key != null).distinct().toList();
        Duration longest = checkIns.stream()
                .map(CheckIn::cooldown)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!wanted.isEmpty()) {
            database.sql(Sql.named(statement))
                    .param("keys", wanted)
                    .param("except", except)
                    .param("now", Times.column(clock.instant()))
                    .param("since", Times.column(clock.instant().minus(longest)))
                    .query(row -> {
                        asked.addPerson(
                                row.getLong("business_number"),
                                row.getString("person_key"),
                                Times.instant(row, "asked_at"));
                    });
        }
    }

    private MapSqlParameterSource row(Sighting sighting, Decision decision, Instant now) {
        MapSqlParameterSource row = new MapSqlParameterSource()
                .addValue("groupId", sighting.groupId())
                .addValue("triggerId", sighting.trigger().id())
                .addValue("occurrence", sighting.occurrence())
                .addValue("runId", sighting.runId())
                .addValue("isRepeat", sighting.isRepeat())
                .addValue("by", shortened(sighting.by(), 200))
                .addValue("matterId", decision.subject().matterId())
                .addValue("matterStatus", shortened(decision.subject().status(), 50))
                .addValue("matterNumber", shortened(decision.subject().number(), 500))
                .addValue("matterDate", decision.subject().date())
                .addValue("mappingId", decision.subject().mappingId())
                .addValue("businessNumber", decision.subject().businessNumber())
                .addValue("now", Times.column(now));
        if (decision instanceof CheckIn checkIn) {
            return row.addValue("state", CheckInState.PENDING.name())
                    .addValue("reasonCode", null)
                    .addValue("reasonText", null)
                    .addValue("emailKey", checkIn.person().email())
                    .addValue("phoneKey", checkIn.person().phone())
                    .addValue("request", written(checkIn))
                    .addValue("dueAt", Times.column(now.plus(checkIn.delay())))
                    .addValue("cause", "queued " + sighting.how());
        }
        Restriction restriction = (Restriction) decision;
        return row.addValue("state", CheckInState.RESTRICTED.name())
                .addValue("reasonCode", restriction.code())
                .addValue("reasonText", shortened(restriction.text(), LONGEST_TEXT))
                .addValue("emailKey", null)
                .addValue("phoneKey", null)
                .addValue("request", null)
                .addValue("dueAt", null)
                .addValue("cause", "restricted " + sighting.how() + ": " + restriction.code());
    }

    private String written(CheckIn checkIn) {
        try {
            return json.writeValueAsString(checkIn.request());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The check-in of " + checkIn.subject() + " cannot be written as JSON", e);
        }
    }

    static String shortened(String text, int length) {
        String kept = text == null ? null : text.replaceAll("\\p{Cntrl}", " ");
        return kept == null || kept.length() <= length ? kept : kept.substring(0, length - 1) + "…";
    }
}
