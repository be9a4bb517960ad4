package io.github.cliocheckin.poll;

import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Frequency;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.RunRequests;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.TriggerType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers a group's due mappings into one run for each of its polled triggers. A mapping's watermark is taken by one
 * unfinished run at a time, so that planning twice, on two nodes too, plans nothing twice.
 */
public final class PollPlan implements RunRequests {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Groups groups;
    private final Clock clock;

    public PollPlan(JdbcClient database, TransactionTemplate transaction, Groups groups, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.groups = groups;
        this.clock = clock;
    }

    /** The time, as a parameter of a statement that a route names. */
    public OffsetDateTime now() {
        return Times.column(clock.instant());
    }

    /** Plans what is due of a group: all its triggers in one transaction, since they share their mappings' next run. */
    public void planDue(long groupId) {
        plan(groupId, mapping -> !mapping.nextRunAt().isAfter(clock.instant()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The runs are new ones, or those under way. The mapping's next run in turn stays where it is.
     */
    @Override
    public List<Long> runNow(long mappingId) {
        long groupId = database.sql(Sql.named("find-group-id-of-mapping"))
                .param("mappingId", mappingId)
                .query(Long.class)
                .single();
        plan(groupId, mapping -> mapping.id() == mappingId);
        database.sql(Sql.named("hurry-failed-runs-of-mapping"))
                .param("mappingId", mappingId)
                .param("now", Times.column(clock.instant()))
                .update();
        return database.sql(Sql.named("find-unfinished-runs-of-mapping"))
                .param("mappingId", mappingId)
                .query(Long.class)
                .list();
    }

    private void plan(long groupId, Predicate<Mapping> wanted) {
        transaction.executeWithoutResult(status -> {
            database.sql(Sql.named("lock-group")).param("groupId", groupId).update();
            groups.find(groupId)
                    .filter(group -> !group.paused())
                    .ifPresent(group -> group.triggers().stream()
                            .filter(trigger -> trigger.type() == TriggerType.JOB)
                            .forEach(trigger -> plan(
                                    group,
                                    trigger,
                                    group.mappings().stream()
                                            .filter(Mapping::active)
                                            .filter(wanted)
                                            .toList())));
        });
    }

    private void plan(IntegrationGroup group, Trigger trigger, List<Mapping> wanted) {
        Instant added = addedAt(group, trigger);
        wanted.forEach(mapping -> readyWatermark(mapping, trigger, added));
        List<Long> free = wanted.isEmpty()
                ? List.of()
                : database.sql(Sql.named("find-free-watermarks"))
                        .param("mappingIds", wanted.stream().map(Mapping::id).toList())
                        .param("triggerId", trigger.id())
                        .query(Long.class)
                        .list();
        if (free.isEmpty()) {
            return;
        }
        KeyHolder key = new GeneratedKeyHolder();
        database.sql(Sql.named("insert-run"))
                .param("groupId", group.id())
                .param("triggerId", trigger.id())
                .param("now", Times.column(clock.instant()))
                .update(key);
        Object runId =
                Objects.requireNonNull(Objects.requireNonNull(key.getKeys()).get("id"));
        database.sql(Sql.named("take-watermarks"))
                .param("runId", runId)
                .param("mappingIds", free)
                .param("triggerId", trigger.id())
                .update();
        database.sql(Sql.named("insert-run-mappings")).param("runId", runId).update();
    }

    /** Starts a mapping's watermark so that its first run takes yesterday; anew when it was switched on again since. */
    private void readyWatermark(Mapping mapping, Trigger trigger, Instant triggerAdded) {
        Instant begin = begin(mapping, triggerAdded);
        LocalDate floor = floor(mapping, begin);
        database.sql(Sql.named("ready-watermark"))
                .param("mappingId", mapping.id())
                .param("triggerId", trigger.id())
                .param("floor", floor)
                .param("dayBefore", floor.minusDays(1))
                .param("begin", Times.column(begin))
                .update();
    }

    /**
     * Which matters are decided as soon as they are told of, for each mapping by its id: those that its polls would take by
     * the end of today.
     */
    public Map<Long, Window> windowsUntilToday(IntegrationGroup group, Trigger trigger) {
        Instant added = addedAt(group, trigger);
        Map<Long, Window> windows = new HashMap<>();
        for (Mapping mapping : group.mappings()) {
            LocalDate today =
                    LocalDate.ofInstant(clock.instant(), mapping.business().zone());
            windows.put(mapping.id(), new Window(floor(mapping, begin(mapping, added)), today, today));
        }
        return windows;
    }

    private static Instant begin(Mapping mapping, Instant triggerAdded) {
        return mapping.activatedAt().isAfter(triggerAdded) ? mapping.activatedAt() : triggerAdded;
    }

    /** When a group got a trigger: what happened before is not this trigger's to ask for. */
    private Instant addedAt(IntegrationGroup group, Trigger trigger) {
        return database.sql(Sql.named("find-added-at-of-trigger"))
                .param("groupId", group.id())
                .param("triggerId", trigger.id())
                .query((row, number) -> Optional.ofNullable(Times.instant(row, "added_at")))
                .single()
                .orElse(Instant.MIN);
    }

    /** The first day that counts for a mapping: the day before it was last switched on. */
    static LocalDate floor(Mapping mapping) {
        return floor(mapping, mapping.activatedAt());
    }

    private static LocalDate floor(Mapping mapping, Instant begin) {
        return LocalDate.ofInstant(begin, mapping.business().zone()).minusDays(1);
    }

    /** The last day that a mapping's run takes: a day that is over for a frequency in days, today for one in hours. */
    static LocalDate cutoff(Mapping mapping, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, mapping.business().zone());
        return mapping.frequency().unit() == Frequency.Unit.HOURS ? today : today.minusDays(1);
    }
}
