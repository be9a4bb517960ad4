package io.github.cliocheckin.sendreview;

import io.github.cliocheckin.checkin.Ledger;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.checkin.Sighting;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.ClioException;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.database.Changes;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import io.github.cliocheckin.integration.WebhookEvents;
import io.github.cliocheckin.matter.Candidate;
import io.github.cliocheckin.matter.Decision;
import io.github.cliocheckin.matter.Reason;
import io.github.cliocheckin.poll.Failures;
import io.github.cliocheckin.poll.FieldBindings;
import io.github.cliocheckin.poll.PollPlan;
import io.github.cliocheckin.poll.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the matters read and decided that Clio told of. A matter is decided just as the poll of its status would decide it, so
 * that the poll finds nothing left to do; where the group has no such trigger, for the webhook trigger. Restricted matters that a
 * person wants decided again are read with them, and are decided whatever Clio told.
 */
public final class ToldMatters {

    private static final Logger LOG = LoggerFactory.getLogger(ToldMatters.class);

    /** The most that Clio gives on a page. */
    private static final int AT_A_TIME = 200;

    /** After so many failures matters are read one by one. */
    private static final int MANY_ATTEMPTS = 6;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batch;
    private final Changes changes;
    private final Groups groups;
    private final MatterReadings readings;
    private final PollPlan plan;
    private final Ledger ledger;
    private final FieldBindings bindings;
    private final RetrySchedule retry;
    private final Duration lease;
    private final Clock clock;

    /** @param lease how long a node may take over them before another one does it */
    public ToldMatters(
            JdbcClient database,
            NamedParameterJdbcTemplate batch,
            Changes changes,
            Groups groups,
            MatterReadings readings,
            PollPlan plan,
            Ledger ledger,
            FieldBindings bindings,
            RetrySchedule retry,
            Duration lease,
            Clock clock) {
        this.database = database;
        this.batch = batch;
        this.changes = changes;
        this.groups = groups;
        this.readings = readings;
        this.plan = plan;
        this.ledger = ledger;
        this.bindings = bindings;
        this.retry = retry;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * A matter that is to be read.
     *
     * @param told how often it was told of or asked for
     * @param isHeard whether Clio told of it, and not only a person asked
     * @param by who wants it decided again; null if only Clio told of it
     */
    public record Told(long matterId, int told, boolean isDeletion, int attempts, boolean isHeard, String by) {}

    /** What this node has in hand of a group's; nobody else takes them before the lease ends. */
    public record Claimed(long groupId, String claim, List<Told> matters) {

        @Override
        public String toString() {
            return matters.size() + " told matters of group " + groupId;
        }
    }

    /** The time, as a parameter of a statement that a route names. */
    public OffsetDateTime now() {
        return Times.column(clock.instant());
    }

    /** Takes a group's told matters in hand; null if there are none. */
    public Claimed claim(long groupId) {
        String claim = UUID.randomUUID().toString();
        return changes.make(() -> {
            // Where all have failed often, one of them may be what they fail by
            boolean isAny = claim(groupId, claim, 0, MANY_ATTEMPTS, AT_A_TIME)
                    || claim(groupId, claim, MANY_ATTEMPTS, Integer.MAX_VALUE, 1);
            return isAny ? new Claimed(groupId, claim, told(groupId, claim)) : null;
        });
    }

    private boolean claim(long groupId, String claim, int least, int fewerThan, int most) {
        return database.sql(Sql.named("claim-notices"))
                        .param("groupId", groupId)
                        .param("claim", claim)
                        .param("now", now())
                        .param("until", Times.column(clock.instant().plus(lease)))
                        .param("least", least)
                        .param("fewerThan", fewerThan)
                        .param("most", most)
                        .update()
                > 0;
    }

    private List<Told> told(long groupId, String claim) {
        return database.sql(Sql.named("find-claimed-notices"))
                .param("groupId", groupId)
                .param("claim", claim)
                .query((row, number) -> new Told(
                        row.getLong("matter_id"),
                        row.getInt("told"),
                        row.getBoolean("deletion"),
                        row.getInt("attempts"),
                        row.getBoolean("heard"),
                        row.getString("asked_by")))
                .list();
    }

    /** The reading of the matters in hand. */
    public MatterReading toBeRead(Claimed claimed) {
        IntegrationGroup group = groups.find(claimed.groupId).orElseThrow();
        WebhookEvents events = WebhookEvents.wantedBy(group);
        List<Long> ids = claimed.matters.stream().map(Told::matterId).toList();
        Set<Long> heard = claimed.matters.stream()
                .filter(Told::isHeard)
                .map(Told::matterId)
                .collect(Collectors.toSet());
        Wishes wishes = wishes(claimed, group);
        Map<Trigger, Set<Long>> restricted = new EnumMap<>(Trigger.class);
        Map<Trigger, Map<Long, Window>> windows = new EnumMap<>(Trigger.class);
        return readings.ofSeveral(
                group,
                ids,
                matter -> wishes.of(matter)
                        .map(Wishes.Wish::trigger)
                        .or(() -> heard.contains(matter.id())
                                ? events.triggerOf(matter.status(), group)
                                : Optional.empty())
                        .orElse(null),
                candidate -> wishes.of(candidate.matter()).isPresent()
                        || restricted
                                .computeIfAbsent(candidate.trigger(), trigger -> restricted(group, trigger, ids))
                                .contains(candidate.matter().id())
                        || isInWindow(
                                candidate,
                                windows.computeIfAbsent(
                                        candidate.trigger(), trigger -> plan.windowsUntilToday(group, trigger))));
    }

    /** Those that a rule spoke against which the firm can mend on the matter; they are decided again whatever their date. */
    private Set<Long> restricted(IntegrationGroup group, Trigger trigger, Collection<Long> ids) {
        Sighting sighting = Sighting.byWebhook(group.id(), trigger, clock.instant());
        return ledger.known(sighting, ids).entrySet().stream()
                .filter(known -> known.getValue().isOpenFor(sighting)
                        && Reason.isMendedByTheFirm(known.getValue().code()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isInWindow(Candidate candidate, Map<Long, Window> windows) {
        return (candidate.mapping() == null
                        ? windows.values().stream().reduce(Window::and)
                        : Optional.of(windows.get(candidate.mapping().id())))
                .filter(window -> isIn(window, candidate))
                .isPresent();
    }

    /** What is dated ahead is left to its poll; for the webhook trigger no poll comes. */
    private static boolean isIn(Window window, Candidate candidate) {
        LocalDate date = candidate.date();
        boolean isAhead = date != null && date.isAfter(window.cutoff());
        return isAhead ? candidate.trigger() == Trigger.MATTER_WEBHOOK : window.includes(date, candidate.updatedOn());
    }

    /** Keeps what was decided, cancels what waits for a matter that is gone, and lets go of what was in hand. */
    public void commit(Claimed claimed, MatterReading reading, List<Decision> decisions) {
        Set<Long> shown = reading.shown();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        changes.make(() -> {
            Map<Sighting, List<Decision>> bySighting = bySighting(claimed, reading, decisions);
            ledger.record(bySighting);
            leaveTheRest(claimed, bySighting, now);
            bindings.keep(claimed.groupId, reading.fields());
            List<Told> over = claimed.matters.stream()
                    .filter(told -> !told.isDeletion || shown.contains(told.matterId) || cancel(claimed, told, now))
                    .toList();
            batch.batchUpdate(
                    Sql.named("let-go-of-notice"),
                    over.stream()
                            .map(told -> new MapSqlParameterSource("groupId", claimed.groupId)
                                    .addValue("matterId", told.matterId)
                                    .addValue("told", told.told))
                            .toArray(SqlParameterSource[]::new));
            return claimed;
        });
        LOG.info(
                "Clio or a person told of {} matters of group {}: {} read, {} decided",
                claimed.matters.size(),
                claimed.groupId,
                shown.size(),
                decisions.size());
    }

    /** Whoever asked in vain finds out why. */
    private void leaveTheRest(Claimed claimed, Map<Sighting, List<Decision>> bySighting, Instant now) {
        Set<Long> decided = bySighting.values().stream()
                .flatMap(List::stream)
                .map(decision -> decision.subject().matterId())
                .collect(Collectors.toSet());
        claimed.matters.stream()
                .filter(told -> told.by != null && !decided.contains(told.matterId))
                .forEach(told -> ledger.leave(
                        claimed.groupId,
                        told.matterId,
                        "read again and left as it is: no trigger of its integration asks for it as it is now",
                        told.by,
                        now));
    }

    /** Takes back what waits for a matter that is gone; false if a node has some of it in hand: then it is looked at again. */
    private boolean cancel(Claimed claimed, Told told, Instant now) {
        return !ledger.cancel(
                claimed.groupId, told.matterId, "cancelled after Clio told that the matter is deleted", now);
    }

    private Map<Sighting, List<Decision>> bySighting(Claimed claimed, MatterReading reading, List<Decision> decisions) {
        Map<Long, Matter> matters = reading.matters().stream()
                .collect(Collectors.toMap(Matter::id, Function.identity(), (one, same) -> one));
        Wishes wishes = wishes(claimed, reading.group());
        Map<Sighting, List<Decision>> bySighting = new LinkedHashMap<>();
        decisions.forEach(decision -> {
            Matter matter = matters.get(decision.subject().matterId());
            Sighting sighting = wishes.of(matter)
                    .map(wish -> sighting(claimed, reading, wish))
                    .orElseGet(() -> Sighting.byWebhook(claimed.groupId, reading.trigger(matter), reading.begunAt()));
            bySighting.computeIfAbsent(sighting, any -> new ArrayList<>()).add(decision);
        });
        wishes.matterIds().stream()
                .filter(matterId -> !reading.shown().contains(matterId))
                .forEach(hidden -> wishes.ofHidden(hidden)
                        .forEach(wish -> bySighting
                                .computeIfAbsent(sighting(claimed, reading, wish), any -> new ArrayList<>())
                                .add(NotShown.restriction(hidden))));
        return bySighting;
    }

    private static Sighting sighting(Claimed claimed, MatterReading reading, Wishes.Wish wish) {
        return Sighting.askedAgain(claimed.groupId, wish.trigger(), wish.occurrence(), wish.by(), reading.begunAt());
    }

    /** What is restricted for a trigger that the group has no longer stays so. */
    private Wishes wishes(Claimed claimed, IntegrationGroup group) {
        Map<Long, String> by = claimed.matters.stream()
                .filter(told -> told.by != null)
                .collect(Collectors.toMap(Told::matterId, Told::by));
        Map<Long, List<Wishes.Wish>> byMatter = new HashMap<>();
        if (!by.isEmpty()) {
            database.sql(Sql.named("find-restricted-of-matters"))
                    .param("groupId", claimed.groupId)
                    .param("matterIds", by.keySet())
                    .query(row -> {
                        long matterId = row.getLong("matter_id");
                        Trigger trigger = Trigger.ofId(row.getInt("trigger_id")).orElseThrow();
                        if (group.triggers().contains(trigger)) {
                            byMatter.computeIfAbsent(matterId, any -> new ArrayList<>())
                                    .add(new Wishes.Wish(
                                            trigger,
                                            row.getInt("occurrence"),
                                            row.getString("matter_status"),
                                            by.get(matterId)));
                        }
                    });
        }
        return new Wishes(byMatter);
    }

    /** Lays what is in hand down for a while, for Clio did not let it be read. */
    public void putOff(Claimed claimed, Exception why) {
        if (claimed == null) {
            LOG.error("Told matters could not be taken in hand: {}", Failures.sentence(why));
            return;
        }
        int attempts = claimed.matters.stream().mapToInt(Told::attempts).max().orElse(1);
        Instant later = why instanceof ClioBusyException busy
                ? busy.until()
                : clock.instant().plus(retry.pause(attempts));
        database.sql(Sql.named("put-notices-off"))
                .param("groupId", claimed.groupId)
                .param("claim", claimed.claim)
                .param("again", Times.column(later))
                .param("uncounted", why instanceof ClioBusyException ? 1 : 0)
                .update();
        // The sentence may hold Clio's own words, and those anything
        LOG.warn(
                "{} are read later, at {}: {}",
                claimed,
                later,
                why instanceof ClioException ? Failures.code(why) : Failures.sentence(why));
    }
}
