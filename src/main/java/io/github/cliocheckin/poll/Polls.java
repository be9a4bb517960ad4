package io.github.cliocheckin.poll;

import io.github.cliocheckin.checkin.CrashPoint;
import io.github.cliocheckin.checkin.RetrySchedule;
import io.github.cliocheckin.clio.ClioBudget;
import io.github.cliocheckin.clio.ClioBusyException;
import io.github.cliocheckin.clio.NextLink;
import io.github.cliocheckin.clio.PageRefusedException;
import io.github.cliocheckin.connection.ClioApps;
import io.github.cliocheckin.connection.Connections;
import io.github.cliocheckin.connection.Region;
import io.github.cliocheckin.database.Sql;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.database.Times;
import io.github.cliocheckin.integration.Groups;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Mapping;
import io.github.cliocheckin.integration.Trigger;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes polls in hand and lays them down: where each stands is in its row, so that it goes on after a crash, a failure or a
 * rate limit with the page that comes next.
 */
public final class Polls {

    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    /** Clio does not say whether updated_since takes in its own second, nor how late a change shows. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final String NOT_AUTHORIZED_TEXT =
            "Business has not been Authorized, please move to Birdeye dashboard to authorise the business.";

    /** A run as it stands in its row. */
    private record Row(
            int version,
            long groupId,
            int triggerId,
            Poll.Query query,
            URI nextPage,
            LocalDate cutoff,
            Instant startedAt) {}

    private final JdbcClient database;
    private final Groups groups;
    private final Connections connections;
    private final ClioApps clio;
    private final ClioBudget budget;
    private final RetrySchedule retry;
    private final Duration lease;
    private final Clock clock;
    private final FieldBindings fields;

    public Polls(
            JdbcClient database,
            Groups groups,
            Connections connections,
            ClioApps clio,
            ClioBudget budget,
            RetrySchedule retry,
            Duration lease,
            Clock clock) {
        this.database = database;
        this.groups = groups;
        this.connections = connections;
        this.clio = clio;
        this.budget = budget;
        this.retry = retry;
        this.lease = lease;
        this.clock = clock;
        this.fields = new FieldBindings(database);
    }

    /**
     * Takes a run in hand.
     *
     * @return the poll with its next page; null if another node has it, it is over, or nothing can be asked for it now
     */
    public Poll claim(long runId) {
        int claimed = database.sql(Sql.named("claim-run"))
                .param("id", runId)
                .param("now", Times.column(clock.instant()))
                .param("until", leaseEnd())
                .update();
        if (claimed == 0) {
            return null;
        }
        CrashPoint.AFTER_PLAN_BEFORE_FIRST_PAGE.pass();
        Row row = database.sql(Sql.named("find-place-of-run"))
                .param("id", runId)
                .query((found, number) -> row(found))
                .single();
        IntegrationGroup group = groups.find(row.groupId).orElseThrow();
        Trigger trigger = Trigger.ofId(row.triggerId).orElseThrow();
        Map<Long, Watermark> watermarks = Watermark.ofRun(database, runId);
        if (!group.triggers().contains(trigger) || watermarks.isEmpty()) {
            cancel(runId);
            return null;
        }
        Optional<Region> region = connections.regionOfGrant(group.id());
        if (region.isEmpty()) {
            stop(runId, row.version, "NOT_AUTHORIZED", NOT_AUTHORIZED_TEXT, false, false);
            return null;
        }
        return poll(runId, row, group, trigger, clio.clio(region.get()), watermarks);
    }

    private Poll poll(
            long id,
            Row row,
            IntegrationGroup group,
            Trigger trigger,
            URI clioOfRegion,
            Map<Long, Watermark> watermarks) {
        Map<Long, Window> windows = new HashMap<>();
        for (Mapping mapping : group.mappings()) {
            Watermark mark = watermarks.get(mapping.id());
            if (mark != null) {
                windows.put(mapping.id(), mark.window(mapping, clock.instant()));
            }
        }
        Window window = windows.values().stream().reduce(Window::and).orElseThrow();
        Instant updatedSince = watermarks.values().stream()
                .map(Watermark::updatedThrough)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(OVERLAP);
        boolean goesOn = goesOn(row, window, clioOfRegion) && !aDayHasBegunSince(row.startedAt, group, windows);
        Poll.Query query = goesOn ? row.query : firstQuery(window);
        return new Poll(
                id,
                row.version,
                group,
                trigger,
                clioOfRegion,
                fields.of(group),
                windows,
                query,
                updatedSince,
                goesOn ? row.startedAt : clock.instant().truncatedTo(ChronoUnit.MICROS),
                goesOn ? row.nextPage : Poll.firstPage(query, clioOfRegion, trigger, window, updatedSince),
                Set.of(),
                Poll.State.RUNNING);
    }

    /**
     * Whether the poll can go on with the page that comes next. Not if the connection is in another region now: its token is
     * for nobody else.
     */
    private static boolean goesOn(Row row, Window window, URI clio) {
        return row.nextPage != null && window.cutoff().equals(row.cutoff) && NextLink.isAt(clio, row.nextPage);
    }

    /** Whether a day has begun for one of the mappings since the pages before were read: what it made due must not be passed over. */
    private boolean aDayHasBegunSince(Instant startedAt, IntegrationGroup group, Map<Long, Window> windows) {
        return group.mappings().stream()
                .filter(mapping -> windows.containsKey(mapping.id()))
                .anyMatch(mapping -> !PollPlan.cutoff(mapping, startedAt)
                        .equals(windows.get(mapping.id()).cutoff()));
    }

    /** Nothing can have a date in a window that is empty, as it is for a second run on one day. */
    private static Poll.Query firstQuery(Window window) {
        return window.dateThrough().isBefore(window.cutoff()) ? Poll.Query.MAIN : Poll.Query.LATE;
    }

    /**
     * Lays a poll down that cannot go on: until Clio's rate limit ends, or until the next attempt. Nothing is lost by it.
     *
     * @param poll null if it could not even be taken in hand: then its lease ends by itself
     */
    public void stop(Poll poll, Exception why) {
        if (poll == null) {
            LOG.error("A poll could not be taken in hand: {}", Failures.sentence(why));
            return;
        }
        if (why instanceof ClioBusyException busy) {
            letWait(poll, busy.until(), busy.isSaidByClio() ? 1 : 0);
            LOG.info("{} of group {} waits: {}", poll, poll.group().id(), busy.getMessage());
            return;
        }
        String code = Failures.code(why);
        String text = code.equals("NOT_AUTHORIZED") ? NOT_AUTHORIZED_TEXT : Failures.sentence(why);
        stop(poll.id(), poll.version(), code, text, true, why instanceof PageRefusedException);
    }

    private void stop(long runId, int version, String code, String text, boolean asked, boolean startOver) {
        int failures = 1
                + database.sql(Sql.named("count-failures-of-run"))
                        .param("id", runId)
                        .query(Integer.class)
                        .single();
        // Whoever puts the keyset back waits to see it go on, and until then nobody is asked
        boolean isOfSecret = code.equals(Failures.SECRETS_UNREADABLE);
        Instant again = clock.instant().plus(retry.pause(isOfSecret ? 1 : failures));
        database.sql(Sql.named("fail-run"))
                .param("id", runId)
                .param("version", version)
                .param("again", Times.column(again))
                .param("code", code)
                .param("text", StoredText.fitting(text, 2000))
                .param("asked", asked ? 1 : 0)
                .param("startOver", startOver)
                .update();
        // The text may hold Clio's own words, and those anything: it stands in the run and not in the log
        LOG.atLevel(failures == 1 ? Level.WARN : Level.INFO)
                .log("Poll {} stopped, its watermark stays, next attempt at {}: {}", runId, again, code);
    }

    /** Lays a poll down unread, for whoever takes it next. */
    public void putBack(Poll poll) {
        letWait(poll, clock.instant(), 0);
    }

    private void letWait(Poll poll, Instant until, int asked) {
        database.sql(Sql.named("let-run-wait"))
                .param("id", poll.id())
                .param("version", poll.version())
                .param("until", Times.column(until))
                .param("asked", asked)
                .param("budgetLeft", budgetLeft(poll))
                .update();
    }

    private void cancel(long runId) {
        database.sql(Sql.named("release-watermarks")).param("runId", runId).update();
        database.sql(Sql.named("cancel-run"))
                .param("id", runId)
                .param("now", Times.column(clock.instant()))
                .update();
    }

    /** When a page that is begun now must be committed. */
    OffsetDateTime leaseEnd() {
        return Times.column(clock.instant().plus(lease));
    }

    /** How much of Clio's rate limit is left to the poll's account, in percent; null unless Clio told it. */
    Integer budgetLeft(Poll poll) {
        return budget.percentLeft(poll.group().id()).orElse(null);
    }

    private static Row row(ResultSet row) throws SQLException {
        String nextPage = row.getString("next_page");
        return new Row(
                row.getInt("version"),
                row.getLong("group_id"),
                row.getInt("trigger_id"),
                Poll.Query.valueOf(row.getString("query")),
                nextPage == null ? null : URI.create(nextPage),
                Times.date(row, "cutoff"),
                Times.instant(row, "started_at"));
    }
}
